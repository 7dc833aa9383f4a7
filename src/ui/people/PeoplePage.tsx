import { type JSX, Show } from "solid-js";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { createNetwork } from "./create-network.ts";
import { createWide } from "./create-wide.ts";
import { PeopleList } from "./PeopleList.tsx";
import { PeopleMap } from "./PeopleMap.tsx";
import { PeopleTabs } from "./PeopleTabs.tsx";

/** Mensen: the list by ring first, the map beside it. */
export default function PeoplePage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const network = createNetwork();
  const wide = createWide();
  const isEmpty = (): boolean => network.members().length === 0;
  const whoSees = (): string => {
    const names = whoCanSee(dossier(), session().now(), network.section()).map(({ name }) => name);
    return names.length === 0 ? t().people.private : t().people.shared(f().list(names));
  };
  return (
    <Page
      title={t().people.title}
      heading={t().people.heading}
      lead={whoSees()}
      actions={
        <LinkButton href="/mensen/nieuw" icon="add">
          {t().people.add}
        </LinkButton>
      }
      aside={
        <Show when={wide() && !isEmpty()}>
          <PeopleMap network={network} />
        </Show>
      }
    >
      <Show when={!isEmpty()} fallback={<EmptyState icon="people" text={t().people.empty} />}>
        <PeopleTabs current="list" />
        <PeopleList network={network} />
      </Show>
    </Page>
  );
}

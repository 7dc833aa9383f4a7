import { type JSX, Show } from "solid-js";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createNetwork } from "./create-network.ts";
import { PeopleList } from "./PeopleList.tsx";
import { PeopleMap } from "./PeopleMap.tsx";
import { PeopleTabs } from "./PeopleTabs.tsx";

/** Kaart: the drawing, and under it the list that says the same. */
export default function MapPage(): JSX.Element {
  const { t } = useI18n();
  const network = createNetwork();
  return (
    <Page
      title={t().people.mapTitle}
      heading={t().people.mapHeading}
      actions={
        <LinkButton href="/mensen/nieuw" icon="add">
          {t().people.add}
        </LinkButton>
      }
    >
      <PeopleTabs current="map" />
      <Show when={network.members().length > 0} fallback={<EmptyState icon="people" text={t().people.empty} />}>
        <PeopleMap network={network} />
        <PeopleList network={network} />
      </Show>
    </Page>
  );
}

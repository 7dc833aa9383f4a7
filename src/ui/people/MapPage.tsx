import { createMemo, type JSX, Show } from "solid-js";
import { NetworkSnapshot, networkSnapshots, takeNetworkSnapshot } from "#src/dossier/network-snapshot.ts";
import { retract } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createNetwork } from "./create-network.ts";
import { NetworkGaps } from "./NetworkGaps.tsx";
import { PeopleList } from "./PeopleList.tsx";
import { PeopleMap } from "./PeopleMap.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import { PeopleTabs } from "./PeopleTabs.tsx";

/** Kaart: the drawing, what nobody does yet, the list and a table that say the same, and the map of another day. */
export default function MapPage(): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const network = createNetwork();
  const { writer } = network.records;
  const hasSnapshots = createMemo(() => networkSnapshots(network.state()).length > 0);
  const keep = async (): Promise<void> => {
    const id = newEntityId();
    const to = network.section();
    const members = network.members();
    if (!(await writer.write(to, (at) => takeNetworkSnapshot(members, today(), id, at)))) return;
    const undo = (): void => void writer.write(to, (at) => retract(NetworkSnapshot, id, at));
    say({ text: t().people.snapshot.kept, undo: { run: undo } });
  };
  return (
    <Page
      title={t().people.mapTitle}
      heading={t().people.mapHeading}
      actions={
        <>
          <LinkButton href="/mensen/nieuw" icon="add">
            {t().people.add}
          </LinkButton>
          <Show when={network.members().length > 0}>
            <Button kind="quiet" icon="camera" onClick={() => void keep()}>
              {t().people.snapshot.keep}
            </Button>
          </Show>
          <Show when={hasSnapshots()}>
            <LinkButton kind="text" href="/mensen/vergelijk">
              {t().explore.compare.open}
            </LinkButton>
          </Show>
        </>
      }
    >
      <PeopleTabs current="map" />
      <Show when={network.members().length > 0} fallback={<EmptyState icon="people" text={t().people.empty} />}>
        <PeopleMap network={network} />
        <NetworkGaps network={network} />
        <PeopleList network={network} />
        <Fold label={t().people.table.label}>
          <PeopleTable network={network} />
        </Fold>
      </Show>
    </Page>
  );
}

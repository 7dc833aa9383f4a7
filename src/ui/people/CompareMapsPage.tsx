import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { compareNetworks, type NetworkChange, networkSnapshots } from "#src/dossier/network-snapshot.ts";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { RingMap } from "#src/ui/kit/RingMap.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { SelectField } from "#src/ui/kit/SelectField.tsx";
import { createNetwork } from "./create-network.ts";
import { ringWord } from "./ring-words.ts";

const MAP = "/mensen/kaart";

/** The map of another day beside that of now: in words first, then in the drawing of then. */
export default function CompareMapsPage(): JSX.Element {
  const { t, f } = useI18n();
  const network = createNetwork();
  const snapshots = createMemo(() => networkSnapshots(network.state()));
  const [chosen, setChosen] = createSignal<string>();
  const then = createMemo(() => snapshots().find(({ ref }) => ref.id === chosen()) ?? snapshots()[0]);
  const changes = createMemo((): readonly NetworkChange[] => {
    const before = then()?.fields.members.map(({ member, name, ring }) => ({ ref: member, name, ring })) ?? [];
    const after = network.members().map(({ ref, fields }) => ({ ref, name: fields.name, ring: fields.ring }));
    return compareNetworks(before, after);
  });
  const sentence = (change: NetworkChange): string => {
    const words = t().people.snapshot;
    switch (change.type) {
      case "came":
        return words.came(change.name, ringWord(t(), change.ring));
      case "went":
        return words.went(change.name);
      case "nearer":
        return words.nearer(change.name, ringWord(t(), change.from), ringWord(t(), change.ring));
      case "farther":
        return words.farther(change.name, ringWord(t(), change.from), ringWord(t(), change.ring));
    }
  };
  const dateOf = (on: LocalDate): string => f().date(on);
  return (
    <Page title={t().people.mapTitle} heading={t().explore.compare.heading} back={MAP}>
      <Show
        when={then()}
        fallback={
          <EmptyState icon="map" text={t().people.snapshot.none}>
            <LinkButton href={MAP}>{t().people.mapHeading}</LinkButton>
          </EmptyState>
        }
      >
        {(snapshot) => (
          <>
            <SelectField
              label={t().people.snapshot.which}
              choices={snapshots().map(({ ref, fields }) => ({ value: ref.id as string, label: dateOf(fields.on) }))}
              value={snapshot().ref.id}
              onChange={setChosen}
            />
            <Section heading={t().people.snapshot.changed}>
              <Show when={changes().length > 0} fallback={<p>{t().people.snapshot.same}</p>}>
                <ul class="roer-plain-list">
                  <For each={changes()}>
                    {(change) => (
                      <li>
                        <bdi>{sentence(change)}</bdi>
                      </li>
                    )}
                  </For>
                </ul>
              </Show>
            </Section>
            <Section heading={t().people.snapshot.earlier(dateOf(snapshot().fields.on))}>
              <RingMap
                nodes={snapshot().fields.members.map(({ member, name, ring }) => ({ id: member.id, name, ring }))}
                label={t().people.snapshot.alt}
              />
            </Section>
          </>
        )}
      </Show>
    </Page>
  );
}

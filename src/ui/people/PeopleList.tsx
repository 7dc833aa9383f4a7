import { createMemo, For, type JSX, Show } from "solid-js";
import { RINGS } from "#src/dossier/network-member.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { PersonRow } from "#src/ui/kit/PersonRow.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import type { Network } from "./create-network.ts";
import { ringHeading } from "./ring-words.ts";

/** Everybody, ring by ring. A ring without people has no heading. */
export function PeopleList(props: { readonly network: Network }): JSX.Element {
  const { t } = useI18n();
  const inRing = createMemo(() => new Map(props.network.rings().map(({ ring, members }) => [ring, members])));
  return (
    <For each={RINGS}>
      {(ring) => (
        <Show when={(inRing().get(ring) ?? []).length > 0}>
          <Section heading={ringHeading(t(), ring)}>
            <ul>
              <For each={inRing().get(ring)}>
                {({ ref, fields }) => (
                  <PersonRow name={fields.name} hint={fields.relation} href={`/mensen/${ref.id}`} />
                )}
              </For>
            </ul>
          </Section>
        </Show>
      )}
    </For>
  );
}

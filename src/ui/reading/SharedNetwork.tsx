import { For, type JSX, Show } from "solid-js";
import { networkByRing, networkMembers, type Ring } from "#src/dossier/network-member.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

const RING_NAMES = { 1: "near", 2: "around", 3: "far" } as const satisfies Readonly<Record<Ring, string>>;

/** Who is around, as a list by ring. What the resident feels about them is in no part that a key opens. */
export function SharedNetwork(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const rings = () => networkByRing(props.state).filter(({ members }) => members.length > 0);
  return (
    <Section heading={t().keys.parts.network}>
      <Show when={networkMembers(props.state).length === 0}>
        <p>{t().holder.plan.noText}</p>
      </Show>
      <For each={rings()}>
        {({ ring, members }) => (
          <div>
            <h3>{t().people.rings[RING_NAMES[ring]]}</h3>
            <ul>
              <For each={members}>
                {({ fields }) => (
                  <li dir="auto" translate="no">
                    <strong>{fields.name}</strong>
                    <Show when={fields.relation}>{(relation) => <>, {relation()}</>}</Show>
                  </li>
                )}
              </For>
            </ul>
          </div>
        )}
      </For>
      <SharedTalk {...props} />
    </Section>
  );
}

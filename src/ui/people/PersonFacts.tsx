import { For, type JSX, Show } from "solid-js";
import type { NetworkMember } from "#src/dossier/network-member.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

/** What is known about a person, only the parts that are filled. */
export function PersonFacts(props: { readonly member: NetworkMember }): JSX.Element {
  const { t, f } = useI18n();
  const facts = (): readonly { readonly label: string; readonly value: string }[] => {
    const words = t().people.person;
    const { relation, group, support, reciprocal, frequency } = props.member;
    const groupWord =
      group === undefined ? undefined : group === "work-school" ? words.groups.work : words.groups[group];
    const supports = (support ?? []).map((one) => words.supports[one]);
    return [
      { label: words.relation, value: relation },
      { label: words.group, value: groupWord },
      { label: words.support, value: supports.length === 0 ? undefined : f().list(supports) },
      { label: words.reciprocal, value: reciprocal === true ? t().kit.yes : undefined },
      { label: words.frequency, value: frequency },
    ].flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value }]));
  };
  return (
    <Show when={facts().length > 0}>
      <dl class="roer-form">
        <For each={facts()}>
          {(fact) => (
            <div>
              <dt class="roer-note__meta">{fact.label}</dt>
              <dd dir="auto" translate="no">
                {fact.value}
              </dd>
            </div>
          )}
        </For>
      </dl>
    </Show>
  );
}

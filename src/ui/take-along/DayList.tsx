import { For, type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

/** A calendar of years is looked through in a calendar. */
const MOST = 100;

/** What is when, a line each; of very many the first ones. */
export function DayList(props: {
  readonly days: readonly { readonly what: string; readonly when: string }[];
}): JSX.Element {
  const { t } = useI18n();
  return (
    <>
      <ul class="roer-plain-list">
        <For each={props.days.slice(0, MOST)}>
          {({ what, when }) => (
            <li>
              <bdi translate="no">{what}</bdi>
              <p class="roer-quiet">{when}</p>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.days.length > MOST}>
        <p>{t().takeAlong.andMore(props.days.length - MOST)}</p>
      </Show>
    </>
  );
}

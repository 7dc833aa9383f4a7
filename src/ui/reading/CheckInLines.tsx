import { For, type JSX, Show } from "solid-js";
import type { CheckIn } from "#src/dossier/check-in.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";

/** How it went, day by day, in words: no colour, no line that falls. */
export function CheckInLines(props: { readonly of: readonly Recorded<CheckIn>[] }): JSX.Element {
  const { t, f } = useI18n();
  return (
    <dl class="roer-facts">
      <For each={props.of}>
        {({ fields }) => (
          <div>
            <dt>{f().relativeDay(fields.on)}</dt>
            <dd>
              {t().agreements.light.moods[fields.mood]}
              <Show when={fields.words}>
                {(words) => (
                  <>
                    {": "}
                    <bdi dir="auto" translate="no">
                      {words()}
                    </bdi>
                  </>
                )}
              </Show>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

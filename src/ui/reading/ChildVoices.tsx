import { createMemo, For, type JSX, Show } from "solid-js";
import type { ChildVoice } from "#src/dossier/child-voice.ts";
import { type EntityKey, entityKey } from "#src/dossier/entity-id.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { Drawing } from "#src/ui/kit/Drawing.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { OwnWords } from "./OwnWords.tsx";

export type ChildVoicesProps = {
  readonly of: readonly Recorded<ChildVoice>[];
  readonly name: string;
  /** Under one of them: what can be done with it, by whoever looks. */
  readonly foot?: (voice: Recorded<ChildVoice>) => JSX.Element;
};

/** What a child told, as it told it. */
export function ChildVoices(props: ChildVoicesProps): JSX.Element {
  const { t, f } = useI18n();
  const byKey = createMemo(
    () => new Map<EntityKey, Recorded<ChildVoice>>(props.of.map((one) => [entityKey(one.ref), one])),
  );
  const keys = createMemo(() => [...byKey().keys()], [], { equals: (a, b) => a.join() === b.join() });
  return (
    <For each={keys()}>
      {(key) => (
        <Show when={byKey().get(key)}>
          {(voice) => (
            <article class="roer-note">
              <p class="roer-note__meta">{f().relativeDay(voice().fields.on)}</p>
              <For each={["nice", "notNice", "wish"] as const}>
                {(part) => (
                  <Show when={voice().fields[part]}>
                    {(text) => (
                      <div>
                        <p class="roer-field__hint">{t().child.told[part]}</p>
                        <OwnWords text={text()} />
                      </div>
                    )}
                  </Show>
                )}
              </For>
              <Show when={voice().fields.drawing}>
                {(strokes) => <Drawing strokes={strokes()} label={t().child.told.drawing(props.name)} />}
              </Show>
              <Show when={voice().unsettled}>
                <p class="roer-field__hint">{t().keys.shared.waiting}</p>
              </Show>
              <Show when={props.foot}>{(foot) => foot()(voice())}</Show>
            </article>
          )}
        </Show>
      )}
    </For>
  );
}

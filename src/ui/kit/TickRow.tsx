import { children, createMemo, type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { useI18n } from "./i18n-context.tsx";

export type TickState = "todo" | "done" | "stuck";

export type TickRowProps = {
  /** What a person typed. */
  readonly text: string;
  readonly state: TickState;
  /** Who and when, in words. */
  readonly meta?: string | undefined;
  /** Left out for a reader who may not tick. */
  readonly onChange?: ((done: boolean) => void) | undefined;
  /** A text button or link at the end of the row. */
  readonly end?: JSX.Element;
};

/** One step: tick it, and it says so. Stuck is a word, not a colour. */
export function TickRow(props: TickRowProps): JSX.Element {
  const { t } = useI18n();
  // Written to the box only when it changes: another row that was kept meanwhile must not take this press away.
  const done = createMemo(() => props.state === "done");
  const end = children(() => props.end);
  const words = (): JSX.Element => (
    <span class="roer-tick__text">
      <bdi class="roer-tick__what" translate="no">
        {props.text}
      </bdi>
      <Show when={props.state === "stuck"}>
        <span class="roer-tick__meta">
          <span class="roer-tick__stuck">
            <Icon name="stuck" />
            {t().kit.tick.stuck}
          </span>
        </span>
      </Show>
      <Show when={props.meta}>{(meta) => <span class="roer-tick__meta">{meta()}</span>}</Show>
    </span>
  );
  return (
    <li class={`roer-tick roer-tick--${props.state}`}>
      <Show
        when={props.onChange}
        fallback={
          <div class="roer-tick__label">
            <Icon name={props.state === "done" ? "check" : "arrow"} />
            {words()}
          </div>
        }
      >
        {(onChange) => (
          <label class="roer-tick__label">
            <input type="checkbox" checked={done()} onChange={(event) => onChange()(event.currentTarget.checked)} />
            {words()}
          </label>
        )}
      </Show>
      <Show when={end()}>
        <span class="roer-tick__end">{end()}</span>
      </Show>
    </li>
  );
}

import { createUniqueId, For, type JSX, Show } from "solid-js";
import { ErrorText } from "./ErrorText.tsx";
import { VisuallyHidden } from "./VisuallyHidden.tsx";

export type Choice<V extends string> = {
  readonly value: V;
  readonly label: string;
  readonly hint?: string | undefined;
};

export type ChoiceGroupProps<V extends string> = {
  readonly legend: string;
  /** When the heading of the screen already asks the question. */
  readonly legendHidden?: boolean | undefined;
  readonly choices: readonly Choice<V>[];
  readonly value: V | undefined;
  readonly onChange: (value: V) => void;
  readonly error?: string | undefined;
};

/** One of a few, all in sight: native radio buttons in rows. */
export function ChoiceGroup<V extends string>(props: ChoiceGroupProps<V>): JSX.Element {
  const id = createUniqueId();
  return (
    <fieldset aria-describedby={`${id}-error`}>
      <Show when={props.legendHidden} fallback={<legend class="roer-legend">{props.legend}</legend>}>
        <legend>
          <VisuallyHidden>{props.legend}</VisuallyHidden>
        </legend>
      </Show>
      <div class="roer-choices">
        <For each={props.choices}>
          {(choice) => (
            <label class="roer-choice roer-choice--option">
              <input
                type="radio"
                name={id}
                value={choice.value}
                checked={props.value === choice.value}
                onChange={() => props.onChange(choice.value)}
              />
              <span class="roer-choice__text">
                <span class="roer-choice__label">{choice.label}</span>
                <Show when={choice.hint}>{(hint) => <span class="roer-choice__hint">{hint()}</span>}</Show>
              </span>
            </label>
          )}
        </For>
        <ErrorText id={`${id}-error`} text={props.error} />
      </div>
    </fieldset>
  );
}

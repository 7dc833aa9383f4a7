import { For, type JSX } from "solid-js";
import type { Choice } from "./ChoiceGroup.tsx";
import { Field, type FieldText } from "./Field.tsx";

export type SelectFieldProps<V extends string> = FieldText & {
  readonly choices: readonly Choice<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
};

/** One of many, such as a date out of a year; a few belong in a `ChoiceGroup`. */
export function SelectField<V extends string>(props: SelectFieldProps<V>): JSX.Element {
  return (
    <Field label={props.label} labelAs={props.labelAs} hint={props.hint} error={props.error}>
      {({ id, describedBy }) => (
        <select
          id={id}
          class="roer-input"
          aria-describedby={describedBy}
          onChange={(event) => props.onChange(event.currentTarget.value as V)}
        >
          <For each={props.choices}>
            {({ value, label }) => (
              <option value={value} selected={value === props.value}>
                {label}
              </option>
            )}
          </For>
        </select>
      )}
    </Field>
  );
}

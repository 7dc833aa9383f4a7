import type { JSX } from "solid-js";
import { Field, type FieldText } from "./Field.tsx";

export type DayFieldProps = FieldText & {
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  readonly onInput: (day: string) => void;
  /** First and last day that may be chosen, `YYYY-MM-DD`. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
};

/** A day of the calendar, with the picker of the device. */
export function DayField(props: DayFieldProps): JSX.Element {
  return (
    <Field label={props.label} labelAs={props.labelAs} hint={props.hint} error={props.error}>
      {({ id, describedBy }) => (
        <input
          id={id}
          class="roer-input"
          type="date"
          min={props.min}
          max={props.max}
          value={props.value}
          aria-describedby={describedBy}
          aria-invalid={props.error === undefined ? undefined : "true"}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

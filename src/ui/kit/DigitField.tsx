import { type JSX, Show } from "solid-js";
import { Field, type FieldText } from "./Field.tsx";
import { useI18n } from "./i18n-context.tsx";
import { onlyDigits } from "./only-digits.ts";

export const DIGITS = 6;

export type DigitFieldProps = FieldText & {
  /** Digits only, at most six. */
  readonly value: string;
  readonly onInput: (digits: string) => void;
  /** Shown once a try went wrong. */
  readonly triesLeft?: number | undefined;
};

/** Six digits in one field: typed, pasted with or without a space, corrected in the middle. */
export function DigitField(props: DigitFieldProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Field
      label={props.label}
      labelAs={props.labelAs}
      hint={props.hint ?? (props.labelAs === "hidden" ? undefined : t().kit.digits.hint)}
      error={props.error}
    >
      {({ id, describedBy }) => (
        <>
          <input
            id={id}
            class="roer-input roer-input--digits"
            type="text"
            size={DIGITS}
            inputmode="numeric"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            translate="no"
            aria-describedby={describedBy}
            aria-invalid={props.error === undefined ? undefined : "true"}
            value={props.value}
            onInput={(event) => {
              const digits = onlyDigits(event.currentTarget.value, DIGITS);
              event.currentTarget.value = digits;
              props.onInput(digits);
            }}
          />
          <Show when={props.triesLeft !== undefined && props.error === undefined && props.triesLeft}>
            {(left) => <span class="roer-field__hint">{t().kit.digits.left(left())}</span>}
          </Show>
        </>
      )}
    </Field>
  );
}

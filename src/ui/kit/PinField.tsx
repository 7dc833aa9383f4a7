import { createSignal, type JSX } from "solid-js";
import { Button } from "./Button.tsx";
import { DIGITS } from "./DigitField.tsx";
import { Field, type FieldText } from "./Field.tsx";
import { useI18n } from "./i18n-context.tsx";
import { onlyDigits } from "./only-digits.ts";

export type PinFieldProps = FieldText & {
  readonly value: string;
  readonly onInput: (digits: string) => void;
};

/** The pincode: hidden until "Laat zien", and the browser is asked not to keep it. */
export function PinField(props: PinFieldProps): JSX.Element {
  const { t } = useI18n();
  const [shown, setShown] = createSignal(false);
  return (
    <Field label={props.label} labelAs={props.labelAs} hint={props.hint ?? t().kit.pin.hint} error={props.error}>
      {({ id, describedBy }) => (
        <div class="roer-pin">
          <input
            id={id}
            class="roer-input roer-input--pin"
            type={shown() ? "text" : "password"}
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
          <Button kind="text" icon={shown() ? "eye-off" : "eye"} onClick={() => setShown(!shown())}>
            {shown() ? t().kit.hide : t().kit.show}
          </Button>
        </div>
      )}
    </Field>
  );
}

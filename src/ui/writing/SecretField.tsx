import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import type { SecretKind } from "#src/ui/session/secret-kind.ts";

export type SecretFieldProps = {
  readonly kind: SecretKind;
  readonly value: string;
  readonly onInput: (typed: string) => void;
  readonly error: string | undefined;
};

/** Six digits or a sentence: what opens this device. */
export function SecretField(props: SecretFieldProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Show
      when={props.kind === "pin"}
      fallback={
        <TextField
          label={t().opening.sentence.field}
          hint={t().opening.sentence.hint}
          secret
          capitals="none"
          value={props.value}
          onInput={(text) => props.onInput(text)}
          error={props.error}
        />
      }
    >
      <PinField
        label={t().shell.lock.pin}
        value={props.value}
        onInput={(digits) => props.onInput(digits)}
        error={props.error}
      />
    </Show>
  );
}

import type { JSX } from "solid-js";
import { Field, type FieldText } from "./Field.tsx";

export type TextFieldProps = FieldText & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** `words` for names, `none` for codes and recovery words; sentences otherwise. */
  readonly capitals?: "sentences" | "words" | "none" | undefined;
  readonly keyboard?: "text" | "tel" | "url" | undefined;
  /** The field hides what is typed; for a passphrase. */
  readonly secret?: boolean | undefined;
  readonly maxLength?: number | undefined;
  readonly ref?: ((element: HTMLInputElement) => void) | undefined;
};

/** One line. Private text: no spelling service, no translation, no suggestions kept by the browser. */
export function TextField(props: TextFieldProps): JSX.Element {
  return (
    <Field label={props.label} labelAs={props.labelAs} hint={props.hint} error={props.error}>
      {({ id, describedBy }) => (
        <input
          ref={(element) => props.ref?.(element)}
          id={id}
          class="roer-input"
          type={props.secret ? "password" : "text"}
          inputmode={props.keyboard ?? "text"}
          dir="auto"
          translate="no"
          spellcheck={false}
          autocomplete="off"
          autocapitalize={props.capitals ?? "sentences"}
          autocorrect={props.capitals === "none" ? "off" : undefined}
          maxlength={props.maxLength}
          aria-describedby={describedBy}
          aria-invalid={props.error === undefined ? undefined : "true"}
          value={props.value}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

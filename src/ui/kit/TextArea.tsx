import { type JSX, Show } from "solid-js";
import { Field, type FieldText } from "./Field.tsx";
import { useI18n } from "./i18n-context.tsx";

export type TextAreaProps = FieldText & {
  readonly value: string;
  readonly onInput: (value: string) => void;
  /** True once what is typed is kept on this device; says so under the field. */
  readonly draftSaved?: boolean | undefined;
  readonly rows?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly ref?: ((element: HTMLTextAreaElement) => void) | undefined;
};

/** Several lines in a person's own words. */
export function TextArea(props: TextAreaProps): JSX.Element {
  const { t } = useI18n();
  return (
    <Field label={props.label} labelAs={props.labelAs} hint={props.hint} error={props.error}>
      {({ id, describedBy }) => (
        <>
          <textarea
            ref={(element) => props.ref?.(element)}
            id={id}
            class="roer-input"
            rows={props.rows ?? 4}
            dir="auto"
            translate="no"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="sentences"
            maxlength={props.maxLength}
            aria-describedby={describedBy}
            aria-invalid={props.error === undefined ? undefined : "true"}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <Show when={props.draftSaved !== undefined}>
            <span class="roer-field__saved" role="status">
              {props.draftSaved ? t().kit.draftSaved : ""}
            </span>
          </Show>
        </>
      )}
    </Field>
  );
}

import { createUniqueId, type JSX } from "solid-js";
import { ErrorText } from "./ErrorText.tsx";

export type FieldText = {
  readonly label: string;
  /** `heading` when the label is the question of the screen; `hidden` when the h1 says the same. */
  readonly labelAs?: "label" | "heading" | "hidden" | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
};

export type FieldIds = {
  readonly id: string;
  readonly describedBy: string;
};

export type FieldProps = FieldText & {
  readonly children: (ids: FieldIds) => JSX.Element;
};

/** Label, hint, the field itself, and its error beneath it, tied together for screen readers. */
export function Field(props: FieldProps): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="roer-field">
      <label
        for={id}
        class="roer-field__label"
        classList={{
          "roer-field__label--heading": props.labelAs === "heading",
          "roer-visually-hidden": props.labelAs === "hidden",
        }}
      >
        {props.label}
      </label>
      <span id={`${id}-hint`} class="roer-field__hint" hidden={props.hint === undefined}>
        {props.hint}
      </span>
      {props.children({ id, describedBy: `${id}-hint ${id}-error` })}
      <ErrorText id={`${id}-error`} text={props.error} />
    </div>
  );
}

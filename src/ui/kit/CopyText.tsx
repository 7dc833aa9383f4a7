import { createUniqueId, type JSX } from "solid-js";

/** A text to take along, whole and easy to select. */
export function CopyText(props: { readonly label: string; readonly text: string }): JSX.Element {
  const id = createUniqueId();
  return (
    <div class="roer-field roer-copy">
      <label class="roer-field__label" for={id}>
        {props.label}
      </label>
      <textarea
        id={id}
        class="roer-input"
        rows={2}
        readonly
        dir="ltr"
        translate="no"
        spellcheck={false}
        value={props.text}
        onFocus={(event) => event.currentTarget.select()}
      />
    </div>
  );
}

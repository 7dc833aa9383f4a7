import { createMemo, type JSX, Show } from "solid-js";

export type CheckRowProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
};

/** On or off within a list, such as what to share. */
export function CheckRow(props: CheckRowProps): JSX.Element {
  // Written to the box only when it changes: another row that was kept meanwhile must not take this press away.
  const checked = createMemo(() => props.checked);
  return (
    <label class="roer-choice roer-choice--option">
      <input type="checkbox" checked={checked()} onChange={(event) => props.onChange(event.currentTarget.checked)} />
      <span class="roer-choice__text">
        <span class="roer-choice__label" dir="auto">
          {props.label}
        </span>
        <Show when={props.hint}>{(hint) => <span class="roer-choice__hint">{hint()}</span>}</Show>
      </span>
    </label>
  );
}

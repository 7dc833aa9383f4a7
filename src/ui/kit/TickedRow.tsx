import { createUniqueId, type JSX, onMount } from "solid-js";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";

export type TickedRowProps = {
  /** The sentence that says it is done. */
  readonly text: string;
  readonly undoLabel: string;
  readonly onUndo: () => void;
};

/** Where a row was ticked on this visit: it says so and can be put back. Takes the focus the tick box had. */
export function TickedRow(props: TickedRowProps): JSX.Element {
  const id = createUniqueId();
  let button: HTMLButtonElement | undefined;
  onMount(() => button?.focus({ preventScroll: true }));
  return (
    <li class="roer-tick">
      <span class="roer-tick__label">
        <Icon name="check" />
        <span id={id} class="roer-tick__text" role="status">
          <bdi>{props.text}</bdi>
        </span>
      </span>
      <span class="roer-tick__end">
        <Button
          kind="text"
          ref={(element) => {
            button = element;
          }}
          onClick={() => props.onUndo()}
        >
          {props.undoLabel}
        </Button>
      </span>
    </li>
  );
}

import type { JSX } from "solid-js";

export type ProgressProps = {
  /** Says how far it is, in words: "3 van 12". */
  readonly text: string;
  readonly done: number;
  readonly all: number;
};

/** How far something long has come, in words and as a bar. */
export function Progress(props: ProgressProps): JSX.Element {
  return (
    <div class="roer-progress">
      <p role="status">{props.text}</p>
      <progress value={props.done} max={props.all} aria-label={props.text} />
    </div>
  );
}

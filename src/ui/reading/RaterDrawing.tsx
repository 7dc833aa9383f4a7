import { For, type JSX, Show } from "solid-js";
import type { Rater } from "#src/dossier/raters.ts";
import { heightToY, raterLines, type Said } from "./rater-lines.ts";
import "./rater-drawing.css";

export type RaterDrawingProps = {
  readonly said: readonly Said[];
  /** Says what is drawn; a table beside it says the same in words. */
  readonly label: string;
  /** A height at which a line is drawn: where one is content. */
  readonly content?: number | undefined;
};

/** What each said over time: a line and a shape for each. */
export function RaterDrawing(props: RaterDrawingProps): JSX.Element {
  return (
    <svg class="roer-rater-lines" viewBox="0 0 100 60" role="img" aria-label={props.label}>
      <Show when={props.content}>
        {(height) => (
          <line class="roer-rater-lines__content" x1="0" x2="100" y1={heightToY(height())} y2={heightToY(height())} />
        )}
      </Show>
      <For each={raterLines(props.said)}>
        {({ rater, points }) => (
          <g class={`roer-rater-lines__of roer-rater-lines__of--${rater}`}>
            <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
            <For each={points}>{({ x, y }) => <path d={SHAPES[rater](x, y)} />}</For>
          </g>
        )}
      </For>
    </svg>
  );
}

/** The same shape beside a name as in the drawing: never colour alone. */
export function RaterMark(props: { readonly rater: Rater }): JSX.Element {
  return (
    <svg class="roer-rater-mark" viewBox="0 0 8 8" aria-hidden="true">
      <path class={`roer-rater-lines__of--${props.rater}`} d={SHAPES[props.rater](4, 4)} />
    </svg>
  );
}

const SHAPES: Readonly<Record<Rater, (x: number, y: number) => string>> = {
  self: (x, y) => `M${x - 2.4},${y}a2.4,2.4 0 1,0 4.8,0a2.4,2.4 0 1,0 -4.8,0`,
  companion: (x, y) => `M${x - 2.2},${y - 2.2}h4.4v4.4h-4.4z`,
  professional: (x, y) => `M${x},${y - 2.8}l2.6,4.8h-5.2z`,
};

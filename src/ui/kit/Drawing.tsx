import { For, type JSX } from "solid-js";

/** x and y in turn, on a square of 1000 by 1000; `pen` is a colour, from 4 on the same in thick. */
export type Stroke = { readonly pen: number; readonly points: readonly number[] };

export type DrawingProps = { readonly strokes: readonly Stroke[]; readonly label: string };

/** A stroke as a path; one point alone is a dot. */
export function strokePath({ points: [x = 0, y = 0, ...rest] }: Stroke): string {
  if (rest.length === 0) return `M${x} ${y}h.01`;
  let path = `M${x} ${y}`;
  for (let at = 0; at + 1 < rest.length; at += 2) path += `L${rest[at]} ${rest[at + 1]}`;
  return path;
}

/** The strokes of a drawing, for inside an svg. */
export function Strokes(props: { readonly of: readonly Stroke[] }): JSX.Element {
  return (
    <For each={props.of}>
      {(stroke) => <path class={`roer-stroke roer-stroke--${stroke.pen}`} d={strokePath(stroke)} />}
    </For>
  );
}

/** A drawing as it was made, the same on every screen and on paper. */
export function Drawing(props: DrawingProps): JSX.Element {
  return (
    <svg class="roer-drawing" viewBox="0 0 1000 1000" role="img" aria-label={props.label}>
      <Strokes of={props.strokes} />
    </svg>
  );
}

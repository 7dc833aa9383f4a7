import { For, type JSX } from "solid-js";
import { DIRECTIONAL, ICON_SHAPES, type IconName } from "./icon-shapes.ts";

/** A drawing beside a word; hidden from readers, because the word says it. Never used alone. */
export function Icon(props: { readonly name: IconName }): JSX.Element {
  return (
    <svg
      class="roer-icon"
      classList={{ "roer-icon--directional": DIRECTIONAL.has(props.name) }}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <For each={ICON_SHAPES[props.name]}>{(shape) => <path d={shape} />}</For>
    </svg>
  );
}

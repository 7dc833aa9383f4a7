import type { JSX } from "solid-js";

/** The list that `TickRow`s stand in. */
export function TickList(props: { readonly label?: string | undefined; readonly children: JSX.Element }): JSX.Element {
  return (
    <ul class="roer-ticks" aria-label={props.label}>
      {props.children}
    </ul>
  );
}

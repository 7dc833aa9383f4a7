import type { JSX } from "solid-js";

/** Text for screen readers only. */
export function VisuallyHidden(props: { readonly children: JSX.Element }): JSX.Element {
  return <span class="roer-visually-hidden">{props.children}</span>;
}

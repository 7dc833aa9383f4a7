import type { JSX } from "solid-js";
import { Icon } from "./Icon.tsx";

/** More for who wants it, closed until asked. */
export function Fold(props: { readonly label: string; readonly children: JSX.Element }): JSX.Element {
  return (
    <details class="roer-fold">
      <summary>
        <Icon name="chevron" />
        {props.label}
      </summary>
      <div class="roer-fold__content">{props.children}</div>
    </details>
  );
}

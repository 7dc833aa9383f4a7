import { createUniqueId, type JSX } from "solid-js";

/** A heading and what belongs to it. Leave it out altogether when there is nothing under it. */
export function Section(props: { readonly heading: string; readonly children: JSX.Element }): JSX.Element {
  const id = createUniqueId();
  return (
    <section class="roer-section" aria-labelledby={id}>
      <h2 id={id}>{props.heading}</h2>
      {props.children}
    </section>
  );
}

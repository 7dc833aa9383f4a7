import { For, type JSX } from "solid-js";

/** Words of the holder's own that were not sent, each as it was written. */
export function OwnTexts(props: { readonly texts: readonly string[] }): JSX.Element {
  return (
    <For each={props.texts}>
      {(text) => (
        <div class="roer-note">
          <p class="roer-note__text" dir="auto" translate="no">
            {text}
          </p>
        </div>
      )}
    </For>
  );
}

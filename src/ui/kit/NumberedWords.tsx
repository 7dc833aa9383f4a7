import { For, type JSX } from "solid-js";

/** The words to write on paper, each with its number, 22 px. */
export function NumberedWords(props: { readonly label: string; readonly words: readonly string[] }): JSX.Element {
  return (
    <ol class="roer-words" aria-label={props.label} translate="no" lang="nl" dir="ltr">
      <For each={props.words}>
        {(word, index) => (
          <li class="roer-words__item">
            <span class="roer-words__number">{index() + 1}</span>
            <span>{word}</span>
          </li>
        )}
      </For>
    </ol>
  );
}

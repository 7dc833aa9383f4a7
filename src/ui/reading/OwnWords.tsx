import { For, type JSX } from "solid-js";

/** What a person wrote, with the lines as they were typed. */
export function OwnWords(props: { readonly text: string }): JSX.Element {
  const lines = (): readonly string[] => props.text.split("\n").filter((line) => line.trim() !== "");
  return (
    <div dir="auto" translate="no">
      <For each={lines()}>{(line) => <p>{line}</p>}</For>
    </div>
  );
}

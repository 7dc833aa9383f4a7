import { For, type JSX } from "solid-js";

export type SheetLine = { readonly label: string; readonly text: string };

/** Lines of a sheet: what it is of, and what was said. */
export function SheetLines(props: { readonly of: readonly SheetLine[] }): JSX.Element {
  return (
    <dl class="roer-lines">
      <For each={props.of}>
        {({ label, text }) => (
          <div>
            <dt dir="auto">{label}</dt>
            <dd dir="auto" translate="no">
              {text}
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

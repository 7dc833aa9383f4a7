import { For, type JSX } from "solid-js";

export type Tab = {
  readonly label: string;
  readonly href: string;
  readonly current: boolean;
};

/** A few ways to look at one thing, as links: Back goes to the one before. */
export function Tabs(props: { readonly label: string; readonly tabs: readonly Tab[] }): JSX.Element {
  return (
    <nav class="roer-tabs" aria-label={props.label}>
      <ul class="roer-tabs__list">
        <For each={props.tabs}>
          {(tab) => (
            <li>
              <a class="roer-tabs__link" href={tab.href} aria-current={tab.current ? "page" : undefined}>
                {tab.label}
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}

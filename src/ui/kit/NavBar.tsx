import { For, type JSX } from "solid-js";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type NavItem = {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly current: boolean;
};

/** The same few places everywhere: at the foot of a phone, in a rail from 1024 px. */
export function NavBar(props: { readonly label: string; readonly items: readonly NavItem[] }): JSX.Element {
  return (
    <nav class="roer-nav" aria-label={props.label}>
      <ul class="roer-nav__list">
        <For each={props.items}>
          {(item) => (
            <li class="roer-nav__item">
              <a class="roer-nav__link" href={item.href} aria-current={item.current ? "page" : undefined}>
                <span class="roer-nav__mark">
                  <Icon name={item.icon} />
                </span>
                <span>{item.label}</span>
              </a>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}

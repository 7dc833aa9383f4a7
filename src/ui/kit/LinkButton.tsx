import { type JSX, Show } from "solid-js";
import type { ButtonKind } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import type { IconName } from "./icon-shapes.ts";

export type LinkButtonProps = {
  readonly href: string;
  readonly kind?: ButtonKind | undefined;
  readonly icon?: IconName | undefined;
  readonly wide?: boolean | undefined;
  readonly label?: string | undefined;
  readonly children: JSX.Element;
};

/** Goes somewhere, and looks like the button that it is to people. */
export function LinkButton(props: LinkButtonProps): JSX.Element {
  return (
    <a
      href={props.href}
      class={`roer-button roer-button--${props.kind ?? "primary"}${props.wide ? " roer-button--wide" : ""}`}
      aria-label={props.label}
    >
      <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
      {props.children}
    </a>
  );
}

import { type JSX, Show } from "solid-js";
import { Icon } from "./Icon.tsx";
import { useI18n } from "./i18n-context.tsx";
import type { IconName } from "./icon-shapes.ts";

export type ButtonKind = "primary" | "quiet" | "danger" | "text";

export type ButtonProps = {
  /** `primary` at most once a screen. */
  readonly kind?: ButtonKind | undefined;
  readonly type?: "button" | "submit" | undefined;
  readonly onClick?: ((event: MouseEvent) => void) | undefined;
  /** Says "Even bezig" and ignores presses. There is no disabled button: press, then hear what is missing. */
  readonly busy?: boolean | undefined;
  readonly icon?: IconName | undefined;
  readonly wide?: boolean | undefined;
  /** Only where the words alone do not tell two buttons apart; it begins with them. */
  readonly label?: string | undefined;
  readonly ref?: ((element: HTMLButtonElement) => void) | undefined;
  readonly children: JSX.Element;
};

export function Button(props: ButtonProps): JSX.Element {
  const { t } = useI18n();
  const press = (event: MouseEvent): void => {
    if (props.busy) event.preventDefault();
    else props.onClick?.(event);
  };
  return (
    <button
      ref={(element) => props.ref?.(element)}
      type={props.type ?? "button"}
      class={`roer-button roer-button--${props.kind ?? "primary"}${props.wide ? " roer-button--wide" : ""}`}
      aria-disabled={props.busy ? "true" : undefined}
      aria-busy={props.busy ? "true" : undefined}
      aria-label={props.busy ? undefined : props.label}
      onClick={press}
    >
      <Show
        when={!props.busy}
        fallback={
          <>
            <Icon name="clock" />
            {t().kit.busy}
          </>
        }
      >
        <Show when={props.icon}>{(name) => <Icon name={name()} />}</Show>
        {props.children}
      </Show>
    </button>
  );
}

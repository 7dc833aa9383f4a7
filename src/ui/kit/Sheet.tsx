import { createEffect, createUniqueId, type JSX, onCleanup, Show } from "solid-js";
import { invariant } from "#src/base/never.ts";
import { Button } from "./Button.tsx";
import { useI18n } from "./i18n-context.tsx";

export type SheetProps = {
  readonly open: boolean;
  readonly heading: string;
  /** Also for Escape and a press outside; the caller sets `open` to false. */
  readonly onClose: () => void;
  readonly children: JSX.Element;
};

/** A native modal dialog, one level deep: short choices about one thing, never a long form. */
export function Sheet(props: SheetProps): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  let dialog: HTMLDialogElement | undefined;
  let heading: HTMLHeadingElement | undefined;
  let cameFrom: Element | null = null;

  const show = (element: HTMLDialogElement): void => {
    if (element.open) return;
    invariant(document.querySelector("dialog[open]") === null, "a sheet never opens over a sheet");
    cameFrom = document.activeElement;
    element.showModal();
    heading?.focus();
  };
  const hide = (element: HTMLDialogElement): void => {
    if (!element.open) return;
    element.close();
    if (cameFrom instanceof HTMLElement || cameFrom instanceof SVGElement) cameFrom.focus();
  };

  createEffect(() => {
    if (!dialog) return;
    if (props.open) show(dialog);
    else hide(dialog);
  });
  onCleanup(() => dialog && hide(dialog));

  return (
    <dialog
      ref={(element) => {
        dialog = element;
      }}
      class="roer-sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) props.onClose();
      }}
    >
      <Show when={props.open}>
        <div class="roer-sheet__body">
          <div class="roer-sheet__head">
            <h2
              ref={(element) => {
                heading = element;
              }}
              id={id}
              class="roer-sheet__title"
              tabindex="-1"
              dir="auto"
            >
              {props.heading}
            </h2>
            <Button kind="text" icon="close" onClick={() => props.onClose()}>
              {t().kit.close}
            </Button>
          </div>
          {props.children}
        </div>
      </Show>
    </dialog>
  );
}

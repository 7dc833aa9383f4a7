import { type JSX, Show } from "solid-js";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { useI18n } from "./i18n-context.tsx";

export type ToastMessage = {
  readonly text: string;
  readonly undo?: { readonly label?: string | undefined; readonly run: () => void } | undefined;
};

export type ToastProps = {
  /** Nothing to say: undefined. The region itself always stands, so that readers hear what comes. */
  readonly message: ToastMessage | undefined;
  readonly onClose: () => void;
};

/** Says what was done and offers to undo it. It stays until the person moves on or closes it. */
export function Toast(props: ToastProps): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="roer-toast" role="status">
      <Show when={props.message}>
        {(message) => (
          <div class="roer-toast__box">
            <span class="roer-toast__text">
              <Icon name="check" />
              <bdi>{message().text}</bdi>
            </span>
            <span class="roer-toast__actions">
              <Show when={message().undo}>
                {(undo) => (
                  <Button kind="text" onClick={() => undo().run()}>
                    {undo().label ?? t().kit.undo}
                  </Button>
                )}
              </Show>
              <Button kind="text" onClick={() => props.onClose()}>
                {t().kit.close}
              </Button>
            </span>
          </div>
        )}
      </Show>
    </div>
  );
}

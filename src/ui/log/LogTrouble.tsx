import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { WhoLooked } from "./create-who-looked.ts";

/** Why the relay's lines are not in the list, and how to ask for them again. */
export function LogTrouble(props: { readonly looked: WhoLooked }): JSX.Element {
  const { t } = useI18n();
  const text = (): string | undefined => {
    switch (props.looked.fault()?.type) {
      case undefined:
        return undefined;
      case "offline":
        return t().log.offline;
      case "log-broken":
        return t().log.broken;
      case "refused":
      case "garbled":
        return t().log.unavailable;
    }
  };
  return (
    <>
      <ErrorText text={text()} />
      <Show when={props.looked.fault()}>
        <p class="roer-print-hidden">
          <Button kind="quiet" busy={props.looked.busy()} onClick={() => void props.looked.fetch()}>
            {t().kit.qr.again}
          </Button>
        </p>
      </Show>
    </>
  );
}

import { createMemo, type JSX, Show } from "solid-js";
import { Band, type BandProps } from "#src/ui/kit/Band.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import type { Updates } from "./create-updates.ts";

/** One band at most: trouble before an update, and nothing of either when all is well. */
export function Bands(props: { readonly updates: Updates }): JSX.Element {
  const app = useApp();
  const { t } = useI18n();
  const band = createMemo((): BandProps | undefined => {
    if (app.state().type === "open") {
      switch (app.connection()) {
        case "clock":
          return { kind: "offline", text: t().errors.clock };
        case "trouble":
          return { kind: "offline", text: t().errors.relay };
        case "offline":
          return { kind: "offline", text: t().errors.offline };
        case "saved-here":
        case "sharing":
        case "shared":
          break;
      }
    }
    if (!props.updates.ready()) return undefined;
    return {
      kind: "update",
      text: t().shell.update.text,
      action: { label: t().shell.update.action, run: props.updates.apply },
    };
  });
  return (
    <Show when={band()}>{(shown) => <Band kind={shown().kind} text={shown().text} action={shown().action} />}</Show>
  );
}

import { type JSX, Show } from "solid-js";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrScanner } from "#src/ui/kit/QrScanner.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { CancelOffer } from "./CancelOffer.tsx";
import { giveStep } from "./give-steps.ts";
import { offerTrouble } from "./offer-words.ts";
import { useGiveKey } from "./use-give-key.ts";

/** "Ik scan het scherm van de ander", for a desktop that has no camera. */
export function ScanScreenPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const { give, offering } = useGiveKey();
  const read = (text: string): void => {
    const plan = give.plan();
    app.wake();
    if (plan) void offering.open(plan, { type: "scanned", text });
  };
  const found = (): boolean => {
    const state = offering.state();
    return state.type === "waiting" && state.offer.form === "scanned";
  };
  const error = (): string | undefined => {
    const state = offering.state();
    return state.type === "failed" && state.form === "scanned" ? offerTrouble(t(), state) : undefined;
  };
  return (
    <Page
      title={t().keys.reverse.title}
      heading={t().keys.reverse.heading}
      lead={t().keys.reverse.lead}
      back={giveStep("laat-zien")}
      actions={<CancelOffer label={t().keys.scan.cancel} />}
    >
      <Show when={!found()} fallback={<p role="status">{t().keys.scan.waiting}</p>}>
        <QrScanner onRead={read} />
        <ErrorText text={error()} />
      </Show>
    </Page>
  );
}

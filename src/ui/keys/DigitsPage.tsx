import { createEffect, createSignal, type JSX, on, Show } from "solid-js";
import type { OfferFault } from "#src/operations/offer-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { DIGITS, DigitField } from "#src/ui/kit/DigitField.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { CancelOffer } from "./CancelOffer.tsx";
import { giveStep } from "./give-steps.ts";
import { offerFaultText } from "#src/ui/session/key-fault-text.ts";
import { whoText } from "./key-sentences.ts";
import { offerTrouble, retryLabel } from "./offer-words.ts";
import { useGiveKey } from "./use-give-key.ts";

/** "Typ de 6 cijfers van de ander": only who stands there and says them gets the key. */
export function DigitsPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const { offering } = useGiveKey();
  const [digits, setDigits] = createSignal("");
  const [fault, setFault] = createSignal<OfferFault | { readonly type: "incomplete" }>();
  const [busy, setBusy] = createSignal(false);
  createEffect(on(digits, () => setFault(undefined), { defer: true }));

  const who = (): string | undefined => {
    const state = offering.state();
    return state.type === "claimed" ? whoText(state.claimant) : undefined;
  };
  const trouble = (): string | undefined => offerTrouble(t(), offering.state());
  const error = (): string | undefined => {
    const now = fault();
    if (now === undefined) return undefined;
    return now.type === "incomplete" ? t().kit.digits.incomplete : offerFaultText(t(), now);
  };
  const give = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy()) return;
    if (digits().length < DIGITS) {
      setFault({ type: "incomplete" });
      return;
    }
    setBusy(true);
    setFault(await offering.tryDigits(digits()));
    setBusy(false);
    app.wake();
  };
  return (
    <Show
      when={trouble() === undefined}
      fallback={
        <Page
          title={t().keys.digits.title}
          heading={t().keys.scan.cancelled}
          back={giveStep("klopt-dit")}
          actions={<LinkButton href={giveStep("laat-zien")}>{retryLabel(t(), offering.state())}</LinkButton>}
        >
          <ErrorText text={trouble()} />
        </Page>
      }
    >
      <form onSubmit={(event) => void give(event)} noValidate>
        <Page
          title={t().keys.digits.title}
          heading={t().keys.digits.heading}
          back={giveStep("klopt-dit")}
          actions={
            <>
              <Button type="submit" busy={busy()}>
                {t().keys.digits.give}
              </Button>
              <CancelOffer label={t().keys.digits.wrongPerson} />
            </>
          }
        >
          <Show when={who()}>
            {(name) => (
              <p dir="auto" translate="no">
                {t().keys.digits.lead(name())}
              </p>
            )}
          </Show>
          <DigitField
            label={t().keys.digits.label}
            labelAs="hidden"
            value={digits()}
            onInput={setDigits}
            error={error()}
          />
        </Page>
      </form>
    </Show>
  );
}

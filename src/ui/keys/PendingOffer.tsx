import { type JSX, Match, Switch } from "solid-js";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { CancelOffer } from "./CancelOffer.tsx";
import { type GiveStep, giveStep } from "./give-steps.ts";
import { useGiveKey } from "./use-give-key.ts";

const SCREEN_OF = { qr: "laat-zien", link: "link", typed: "tekst", scanned: "scan" } as const satisfies Readonly<
  Record<string, GiveStep>
>;

/** The way back to a code that is still open, or to the digits of whoever came meanwhile. */
export function PendingOffer(): JSX.Element {
  const { t } = useI18n();
  const { offering } = useGiveKey();
  const waiting = () => {
    const state = offering.state();
    return state.type === "waiting" ? state.offer.form : undefined;
  };
  const claimant = () => {
    const state = offering.state();
    return state.type === "claimed" ? state.claimant : undefined;
  };
  return (
    <Switch>
      <Match when={claimant()}>
        {(who) => (
          <AttentionCard
            icon="key"
            heading={t().keys.pending.claimed(who().name)}
            actions={
              <>
                <LinkButton kind="quiet" href={giveStep("cijfers")}>
                  {t().keys.pending.type}
                </LinkButton>
                <CancelOffer label={t().keys.scan.cancel} />
              </>
            }
          />
        )}
      </Match>
      <Match when={waiting()}>
        {(form) => (
          <AttentionCard
            icon="code"
            heading={t().keys.pending.waiting}
            actions={
              <>
                <LinkButton kind="quiet" href={giveStep(SCREEN_OF[form()])}>
                  {t().keys.pending.show}
                </LinkButton>
                <CancelOffer label={t().keys.scan.cancel} />
              </>
            }
          />
        )}
      </Match>
    </Switch>
  );
}

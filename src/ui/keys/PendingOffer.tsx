import { useNavigate } from "@solidjs/router";
import { For, type JSX, Match, Show, Switch } from "solid-js";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { OfferState, OpenOffer } from "#src/ui/session/offering.ts";
import { say } from "#src/ui/session/toast.ts";
import { type GiveStep, giveStep } from "./give-steps.ts";
import { offerTrouble } from "./offer-words.ts";
import { useGiveKey } from "./use-give-key.ts";

const SCREEN_OF = { qr: "laat-zien", link: "link", typed: "tekst", scanned: "scan" } as const satisfies Readonly<
  Record<string, GiveStep>
>;

/** The way back to each code that is still open, or to the digits of whoever came meanwhile. */
export function PendingOffer(): JSX.Element {
  const { offering } = useGiveKey();
  const shown = (): OfferState => {
    const state = offering.state();
    return (state.type === "waiting" || state.type === "claimed") && !state.offer.isKept ? state : { type: "none" };
  };
  return (
    <>
      <PendingCard state={shown()} onEnd={offering.cancel} />
      <For each={offering.links()}>
        {(link: OpenOffer) => (
          <PendingCard state={link.state()} onGo={() => offering.take(link)} onEnd={() => offering.end(link)} />
        )}
      </For>
    </>
  );
}

type PendingCardProps = {
  readonly state: OfferState;
  readonly onGo?: () => void;
  readonly onEnd: () => void;
};

function PendingCard(props: PendingCardProps): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const as = <T extends OfferState["type"]>(type: T) =>
    props.state.type === type ? (props.state as Extract<OfferState, { type: T }>) : undefined;
  const go = (step: GiveStep): void => {
    props.onGo?.();
    navigate(giveStep(step));
  };
  const end = (): void => {
    props.onEnd();
    say({ text: t().keys.scan.cancelled }, "next");
  };
  const End = (): JSX.Element => (
    <Button kind="text" onClick={end}>
      {t().keys.scan.cancel}
    </Button>
  );
  return (
    <Switch>
      <Match when={as("claimed")}>
        {(state) => (
          <AttentionCard
            icon="key"
            heading={t().keys.pending.claimed(state().claimant.name)}
            actions={
              <>
                <Button kind="quiet" onClick={() => go("cijfers")}>
                  {t().keys.pending.type}
                </Button>
                <End />
              </>
            }
          />
        )}
      </Match>
      <Match when={as("waiting")}>
        {(state) => (
          <AttentionCard
            icon="code"
            heading={state().offer.isKept ? t().keys.pending.link : t().keys.pending.waiting}
            actions={
              <>
                <Button kind="quiet" onClick={() => go(SCREEN_OF[state().offer.form])}>
                  {state().offer.isKept ? t().keys.pending.showLink : t().keys.pending.show}
                </Button>
                <End />
              </>
            }
          />
        )}
      </Match>
      <Match when={as("failed")}>
        {(state) => (
          <AttentionCard
            icon="code"
            heading={t().keys.pending.over}
            text={offerTrouble(t(), state()) ?? ""}
            actions={
              <Show when={props.onGo}>
                <Button kind="text" onClick={props.onEnd}>
                  {t().keys.pending.away}
                </Button>
              </Show>
            }
          />
        )}
      </Match>
    </Switch>
  );
}

import { useNavigate } from "@solidjs/router";
import { type JSX, onMount, Show } from "solid-js";
import type { OfferForm } from "#src/operations/offer-form.ts";
import type { KeyOffer } from "#src/operations/offer-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, usePractice } from "#src/ui/session/app-context.tsx";
import { CancelOffer } from "./CancelOffer.tsx";
import { GIVE } from "./give-steps.ts";
import { offerTrouble, retryLabel } from "./offer-words.ts";
import { useGiveKey } from "./use-give-key.ts";

export type CodeScreenProps = {
  readonly form: Exclude<OfferForm["type"], "scanned">;
  readonly title: string;
  readonly heading: string;
  readonly lead?: string | undefined;
  readonly back: string;
  /** What is shown while the code is open. */
  readonly children: (offer: KeyOffer) => JSX.Element;
  /** Other ways to give the same key; also there when this one fails. */
  readonly otherWays?: JSX.Element;
  readonly action?: JSX.Element;
};

/** Opens a code of one form and shows it until somebody comes; else says why there is none. */
export function CodeScreen(props: CodeScreenProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const practice = usePractice();
  const navigate = useNavigate();
  const { give, offering } = useGiveKey();
  const open = (): void => {
    const plan = give.plan();
    // Who never shared anything yet registers first; waking does that.
    app.wake();
    if (plan) void offering.open(plan, { type: props.form });
    else navigate(GIVE);
  };
  const offer = (): KeyOffer | undefined => {
    const state = offering.state();
    return state.type === "waiting" && state.offer.form === props.form ? state.offer : undefined;
  };
  onMount(() => {
    if (!offer()) open();
  });
  const trouble = (): string | undefined => {
    const why = offerTrouble(t(), offering.state());
    return why !== undefined && practice() ? t().practice.noKey : why;
  };
  return (
    <Page
      title={props.title}
      heading={props.heading}
      lead={props.lead}
      back={props.back}
      actions={
        <>
          <Show when={!practice()} fallback={<LinkButton href="/sleutels">{t().keys.given.done}</LinkButton>}>
            <Show when={trouble()} fallback={props.action}>
              <Button onClick={open}>{retryLabel(t(), offering.state())}</Button>
            </Show>
            <CancelOffer label={t().keys.scan.cancel} />
          </Show>
        </>
      }
    >
      <ErrorText text={trouble()} />
      <Show when={trouble() === undefined}>
        <Show when={offer()} fallback={<p role="status">{t().kit.qr.making}</p>}>
          {(open) => props.children(open())}
        </Show>
      </Show>
      <Show when={!practice()}>{props.otherWays}</Show>
    </Page>
  );
}

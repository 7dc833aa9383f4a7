import { type JSX, Show } from "solid-js";
import type { KeyOffer } from "#src/operations/offer-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { CodeScreen } from "./CodeScreen.tsx";
import { CopyText } from "#src/ui/kit/CopyText.tsx";
import { createCopy } from "#src/ui/kit/create-copy.ts";
import { giveStep } from "./give-steps.ts";
import { keyLink } from "#src/ui/session/key-link.ts";
import { useGiveKey } from "./use-give-key.ts";

/** A link for somebody who is not here. */
export function SendLinkPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const { offering } = useGiveKey();
  const { copied, failed, copy } = createCopy();
  const link = (): string | undefined => {
    const state = offering.state();
    return state.type === "waiting" && state.offer.form === "link" ? keyLink(app.origin, state.offer) : undefined;
  };
  const share = async (url: string): Promise<void> => {
    try {
      await navigator.share({ url });
    } catch {
      // The person closed the sheet, or it is not to be had: the link can still be copied.
    }
  };
  const canShare = "share" in navigator;
  return (
    <CodeScreen
      form="link"
      title={t().keys.link.title}
      heading={t().keys.link.heading}
      lead={t().keys.link.lead}
      back={giveStep("laat-zien")}
      action={
        <Show when={link()}>
          {(url) => (
            <>
              <Show when={canShare}>
                <Button onClick={() => void share(url())}>{t().keys.link.share}</Button>
              </Show>
              <Button kind={canShare ? "quiet" : "primary"} icon="copy" onClick={() => void copy(url())}>
                {t().keys.link.copy}
              </Button>
            </>
          )}
        </Show>
      }
    >
      {(offer: KeyOffer) => (
        <>
          <CopyText label={t().keys.link.label} text={keyLink(app.origin, offer)} />
          <p role="status">{copied() ? t().keys.link.copied : ""}</p>
          <ErrorText text={failed() ? t().keys.link.copyFailed : undefined} />
          <p>{t().keys.link.stay}</p>
        </>
      )}
    </CodeScreen>
  );
}

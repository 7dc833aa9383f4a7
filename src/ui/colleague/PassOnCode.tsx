import { type JSX, Show } from "solid-js";
import type { ColleagueOffer } from "#src/operations/offer-colleague.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CopyText } from "#src/ui/kit/CopyText.tsx";
import { createCopy } from "#src/ui/kit/create-copy.ts";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrPanel } from "#src/ui/kit/QrPanel.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { keyLink } from "#src/ui/session/key-link.ts";

export type PassOnCodeProps = {
  readonly offer: ColleagueOffer | undefined;
  readonly back: string;
  readonly onBack: () => void;
};

/** One code, to scan, to type over or to send on; it ends with this screen. */
export function PassOnCode(props: PassOnCodeProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const { copied, failed, copy } = createCopy();
  const texts = () => t().handover.colleague;
  return (
    <Page
      title={texts().title}
      heading={texts().code}
      lead={texts().codeLead}
      back={props.back}
      actions={
        <>
          <Show when={props.offer}>
            {(offer) => (
              <Button icon="copy" onClick={() => void copy(keyLink(app.origin, offer()))}>
                {texts().copy}
              </Button>
            )}
          </Show>
          <LinkButton kind="quiet" href={props.back}>
            {t().keys.scan.cancel}
          </LinkButton>
        </>
      }
    >
      <Show when={props.offer} fallback={<p role="status">{t().kit.qr.making}</p>}>
        {(offer) => (
          <>
            <QrPanel text={keyLink(app.origin, offer())} alt={t().keys.scan.alt} status={texts().waiting} />
            <CopyText label={texts().link} text={keyLink(app.origin, offer())} />
            <p role="status">{copied() ? t().keys.link.copied : ""}</p>
            <ErrorText text={failed() ? t().keys.link.copyFailed : undefined} />
            <p>{texts().typed}</p>
            <p class="roer-digits-shown" translate="no">
              {offer().typedCode.replaceAll("-", " ")}
            </p>
          </>
        )}
      </Show>
    </Page>
  );
}

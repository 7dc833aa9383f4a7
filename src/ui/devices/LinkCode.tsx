import { type JSX, Show } from "solid-js";
import type { LinkOffer } from "#src/operations/offer-link.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrPanel } from "#src/ui/kit/QrPanel.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { DEVICES, linkAddress } from "./device-places.ts";

/** One code, to scan or to type over; it ends with this screen. */
export function LinkCode(props: { readonly offer: LinkOffer | undefined }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const texts = () => t().devices.code;
  return (
    <Page
      title={t().devices.add}
      heading={texts().heading}
      lead={texts().lead}
      back={DEVICES}
      actions={
        <LinkButton kind="quiet" href={DEVICES}>
          {texts().cancel}
        </LinkButton>
      }
    >
      <Show when={props.offer} fallback={<p role="status">{t().kit.qr.making}</p>}>
        {(offer) => (
          <>
            <QrPanel text={linkAddress(app.origin, offer())} alt={texts().alt} status={texts().once} />
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

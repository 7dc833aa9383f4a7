import type { JSX } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { QrPanel } from "#src/ui/kit/QrPanel.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { CodeScreen } from "./CodeScreen.tsx";
import { giveStep } from "./give-steps.ts";
import { keyLink } from "#src/ui/session/key-link.ts";

/** "Laat dit scannen": the code, and the other ways for who cannot scan. */
export function ShowCodePage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  return (
    <CodeScreen
      form="qr"
      title={t().keys.scan.title}
      heading={t().keys.scan.heading}
      back={giveStep("klopt-dit")}
      otherWays={
        <div class="roer-choices">
          <ChoiceRow icon="camera" label={t().keys.scan.reverse} go={giveStep("scan")} />
          <ChoiceRow icon="link" label={t().keys.scan.link} hint={t().keys.scan.linkHint} go={giveStep("link")} />
          <ChoiceRow icon="note" label={t().keys.scan.type} hint={t().keys.scan.typeHint} go={giveStep("tekst")} />
        </div>
      }
    >
      {(offer) => <QrPanel text={keyLink(app.origin, offer)} alt={t().keys.scan.alt} status={t().keys.scan.once} />}
    </CodeScreen>
  );
}

import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { hasSecondDevice } from "#src/ui/session/second-device.ts";
import { giveStep } from "./give-steps.ts";
import { useGiveKey } from "./use-give-key.ts";

/** Before the first key: what is shared can be lost with the phone. It may be skipped. */
export function SheetFirstPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const { give } = useGiveKey();
  // For whom it is was said already, where the way here led from who decides.
  const next = (): string => giveStep(give.relation() === "representative" ? "waarover" : "voor-wie");
  return (
    <Page
      title={t().recovery.title}
      heading={t().recovery.card.heading}
      lead={hasSecondDevice(dossier()) ? t().recovery.card.textWithBackup : t().recovery.card.text}
      back="/sleutels"
      actions={
        <>
          <LinkButton href={`/meer/herstelblad?na=${next()}`}>{t().recovery.card.action}</LinkButton>
          <LinkButton kind="quiet" href={next()}>
            {t().recovery.intro.later}
          </LinkButton>
        </>
      }
    />
  );
}

import { useSearchParams } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { checkSheet, sheetDone, sheetWords } from "#src/operations/recovery-sheet.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { hasSecondDevice } from "#src/ui/session/second-device.ts";
import { createSheet } from "./create-sheet.ts";
import { SheetIntroActions } from "./SheetIntroActions.tsx";
import { SheetList } from "./SheetList.tsx";
import { SheetSteps } from "./SheetSteps.tsx";
import { wayOn } from "./way-on.ts";

/** The first sheet is made, or, once that was done, the list of sheets. */
export default function RecoverySheetPage(): JSX.Element {
  const dossier = useOwnDossier();
  // As it was on coming here: who has just checked the sheet is told so first.
  const done = sheetDone(dossier());
  return (
    <Show when={done} fallback={<FirstSheet />}>
      <SheetList />
    </Show>
  );
}

/** The sheet of twelve words. `?na=` names the screen of this app to go on to; Vandaag otherwise. */
function FirstSheet(): JSX.Element {
  const { t } = useI18n();
  const [query] = useSearchParams<{ na?: string }>();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const on = (): string => wayOn(query.na);
  const sheet = createSheet(t, {
    words: () => sheetWords(session(), dossier()),
    check: async (typed) => {
      const checked = await checkSheet(session(), dossier(), typed);
      if (checked.ok || checked.error.type === "sheet-gone") {
        app.wake();
        return { type: "made" };
      }
      return checked.error.type === "word-wrong" ? checked.error : { type: "failed", text: t().errors.storageFull };
    },
  });
  return (
    <SheetSteps
      sheet={sheet}
      title={t().recovery.title}
      intro={
        <Page
          title={t().recovery.title}
          heading={t().recovery.intro.heading}
          lead={hasSecondDevice(dossier()) ? t().recovery.card.textWithBackup : t().recovery.intro.lead}
          back={on()}
          actions={<SheetIntroActions sheet={sheet} later={on()} />}
        />
      }
      stored={
        <Page
          title={t().recovery.title}
          heading={t().recovery.stored.heading}
          lead={t().recovery.stored.lead}
          actions={<LinkButton href={on()}>{t().recovery.stored.done}</LinkButton>}
        />
      }
    />
  );
}

import { type JSX, onCleanup, Show } from "solid-js";
import { NewSheet, type NewSheetFault } from "#src/operations/new-sheet.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, usePractice, useSession } from "#src/ui/session/app-context.tsx";
import { createSheet } from "./create-sheet.ts";
import { SHEETS } from "./sheet-places.ts";
import { SheetIntroActions } from "./SheetIntroActions.tsx";
import { SheetSteps } from "./SheetSteps.tsx";

/** A further sheet. Its words are gone with this screen; they count once the paper was checked and the relay has said yes. */
export default function NewSheetPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const practice = usePractice();
  const texts = () => t().recoverySheets.make;
  const made = new NewSheet();
  onCleanup(() => made.wipe());

  const sentence = (fault: NewSheetFault): string => {
    if (fault.type === "offline") return texts().offline;
    return fault.type === "too-many-links" ? texts().tooMany : texts().later;
  };
  const sheet = createSheet(t, {
    words: () => Promise.resolve(made.words()),
    check: async (typed) => {
      const done = await made.register(session(), dossier(), typed);
      if (done.ok) {
        app.wake();
        return { type: "made" };
      }
      return done.error.type === "word-wrong" ? done.error : { type: "failed", text: sentence(done.error) };
    },
  });
  return (
    <SheetSteps
      sheet={sheet}
      title={texts().title}
      busyText={texts().busy}
      intro={
        <Page
          title={texts().title}
          heading={texts().heading}
          lead={texts().lead}
          back={SHEETS}
          actions={
            <Show when={!practice()} fallback={<LinkButton href={SHEETS}>{t().recovery.stored.done}</LinkButton>}>
              <SheetIntroActions sheet={sheet} later={SHEETS} />
            </Show>
          }
        >
          <p>{texts().can}</p>
          <ul class="roer-sheet-can">
            <li>{texts().read}</li>
            <li>{texts().keys}</li>
            <li>{texts().devices}</li>
          </ul>
          <Notice icon="alert" text={practice() ? t().devices.practice : texts().notYet} />
        </Page>
      }
      stored={
        <Page
          title={texts().title}
          heading={texts().made}
          lead={texts().madeLead}
          actions={<LinkButton href={SHEETS}>{t().recovery.stored.done}</LinkButton>}
        />
      }
    />
  );
}

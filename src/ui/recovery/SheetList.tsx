import { For, type JSX, Show } from "solid-js";
import { sheetElsewhere } from "#src/operations/recovery-sheet.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createSheets } from "./create-sheets.ts";
import { FIRST_SHEET, NEW_SHEET, sheetPlace, TEST_SHEET } from "./sheet-places.ts";

/** All sheets that bring this plan back. */
export function SheetList(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const sheets = createSheets();
  const texts = () => t().recoverySheets.list;
  return (
    <Page
      title={t().recovery.title}
      heading={texts().heading}
      lead={texts().lead}
      back="/meer"
      actions={
        <>
          <LinkButton icon="check" href={TEST_SHEET}>
            {t().recoverySheets.test.title}
          </LinkButton>
          <LinkButton kind="quiet" icon="add" href={NEW_SHEET}>
            {texts().make}
          </LinkButton>
        </>
      }
    >
      <div class="roer-choices">
        <Show when={sheets.rootStands()}>
          <ChoiceRow icon="sheet" label={texts().first} hint={texts().firstHint} go={sheetPlace(FIRST_SHEET)} />
        </Show>
        <For each={sheets.all()}>
          {({ sheet, madeAt }) => (
            <ChoiceRow
              icon="sheet"
              label={texts().madeOn(f().date(madeAt))}
              hint={sheet === sheets.chief()?.sheet ? texts().isFirst : texts().madeAt(f().time(madeAt))}
              go={sheetPlace(sheet)}
            />
          )}
        </For>
      </div>
      <Show when={sheetElsewhere(dossier())}>
        <Notice icon="sheet" text={`${t().devices.sheet.heading} ${t().devices.sheet.lead}`} />
      </Show>
    </Page>
  );
}

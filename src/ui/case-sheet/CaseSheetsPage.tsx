import { createMemo, For, type JSX, Show } from "solid-js";
import { agreedLists, isAgreed } from "#src/dossier/agreed-list.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { caseSheets, type OpenSheet } from "#src/ui/session/case-sheets.ts";
import { CASES, sheetAddress } from "./case-addresses.ts";

/** All case sheets, newest first, each with how it stands. */
export default function CaseSheetsPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const sheets = createMemo(() => caseSheets(dossier()));
  const stands = ({ state, sheet }: OpenSheet): string => {
    const latest = agreedLists(state)[0]?.list.fields;
    if (latest !== undefined) {
      const day = f().date(latest.on);
      return isAgreed(latest) ? t().caseSheet.agreedOn(day) : t().caseSheet.talkedOn(day);
    }
    const { on } = sheet.fields;
    return on === undefined ? t().caseSheet.notYet : t().caseSheet.talkOn(f().date(on));
  };
  const Add = (): JSX.Element => (
    <LinkButton icon="add" href={`${CASES}/nieuw`}>
      {t().caseSheet.add}
    </LinkButton>
  );
  return (
    <Page
      title={t().caseSheet.title}
      heading={t().caseSheet.heading}
      lead={t().caseSheet.lead}
      back="/meer"
      actions={
        <Show when={sheets().length > 0}>
          <Add />
        </Show>
      }
    >
      <Show
        when={sheets().length > 0}
        fallback={
          <EmptyState icon="people" text={t().caseSheet.empty}>
            <Add />
          </EmptyState>
        }
      >
        <div class="roer-choices">
          <For each={sheets()}>
            {(one) => (
              <ChoiceRow
                icon="sheet"
                label={one.sheet.fields.question}
                hint={stands(one)}
                go={sheetAddress(one.section)}
              />
            )}
          </For>
        </div>
      </Show>
    </Page>
  );
}

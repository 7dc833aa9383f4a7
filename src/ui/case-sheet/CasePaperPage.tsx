import { type Accessor, For, type JSX, Show } from "solid-js";
import { agreedLists } from "#src/dossier/agreed-list.ts";
import { agreements } from "#src/dossier/agreement.ts";
import { casePoints, POINT_PARTS } from "#src/dossier/case-point.ts";
import { type AuthorId, OWNER } from "#src/dossier/entity-id.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { AgreedLists } from "#src/ui/reading/AgreedLists.tsx";
import { AgreementLines } from "#src/ui/reading/AgreementLines.tsx";
import { CasePoints } from "#src/ui/reading/CasePoints.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { authorName } from "#src/ui/session/author-name.ts";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { sheetAddress } from "./case-addresses.ts";
import { WithSheet } from "./WithSheet.tsx";

/** The whole sheet on one A4: the agreed list where there is one, else the lines as they stand. */
export default function CasePaperPage(): JSX.Element {
  return <WithSheet>{(sheet) => <Whole of={sheet} />}</WithSheet>;
}

function Whole(props: { readonly of: Accessor<OpenSheet> }): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const state = () => props.of().state;
  const name = (): string => residentName(dossier()) ?? "";
  const who = (author: AuthorId): string =>
    author === OWNER ? name() : (authorName(dossier(), author).name ?? t().log.someone);
  const presence = (): string | undefined => {
    const said = props.of().sheet.fields.presence;
    return said && t().caseSheet.presence.reads[said](name());
  };
  return (
    <Page
      title={t().caseSheet.paper.title}
      heading={t().caseSheet.paper.heading}
      back={sheetAddress(props.of().section)}
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {t().caseSheet.paper.print}
        </Button>
      }
    >
      <Paper size="A4" head={t().caseSheet.paper.head}>
        <div class="roer-case-paper">
          <p dir="auto">{t().caseSheet.paper.made(name(), f().date(session().now()))}</p>
          <Section heading={t().caseSheet.paper.question}>
            <p class="roer-case-question" dir="auto" translate="no">
              {props.of().sheet.fields.question}
            </p>
            <Show when={presence()}>{(text) => <p dir="auto">{text()}</p>}</Show>
          </Section>
          <For each={POINT_PARTS}>
            {(part) => (
              <Show when={casePoints(state(), part).length > 0}>
                <Section heading={t().caseSheet.points[part]}>
                  <div class="roer-case-columns">
                    <CasePoints of={casePoints(state(), part)} who={who} />
                  </div>
                </Section>
              </Show>
            )}
          </For>
          <Show
            when={agreedLists(state()).length > 0}
            fallback={
              <Show when={agreements(state()).length > 0}>
                <Section heading={t().caseSheet.lines.heading}>
                  <AgreementLines of={agreements(state())} who={who} />
                </Section>
              </Show>
            }
          >
            <Section heading={t().caseSheet.agreed.heading}>
              <AgreedLists state={state()} latestOnly />
            </Section>
          </Show>
        </div>
      </Paper>
    </Page>
  );
}

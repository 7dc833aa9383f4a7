import { useNavigate } from "@solidjs/router";
import { type Accessor, For, type JSX, Show } from "solid-js";
import { agreedLists, changedSince } from "#src/dossier/agreed-list.ts";
import { agreements } from "#src/dossier/agreement.ts";
import { casePoints } from "#src/dossier/case-point.ts";
import { restoreCaseSheet, retractCaseSheet } from "#src/dossier/case-sheet.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import { WhoCanSee } from "#src/ui/kit/WhoCanSee.tsx";
import { AgreedLists } from "#src/ui/reading/AgreedLists.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import {
  agreeAddress,
  CASES,
  type CaseStep,
  paperAddress,
  shareAddress,
  stepAddress,
  STEPS,
  talkAddress,
} from "./case-addresses.ts";
import { WithSheet } from "./WithSheet.tsx";

/** One case sheet: its four steps, the talk, what was agreed, and who can see it. */
export default function CaseSheetPage(): JSX.Element {
  return <WithSheet>{(sheet) => <Overview of={sheet} />}</WithSheet>;
}

function Overview(props: { readonly of: Accessor<OpenSheet> }): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const sheet = (): OpenSheet => props.of();
  const section = () => sheet().section;

  const hint = (step: CaseStep): string | undefined => {
    const { state } = sheet();
    const words = t().caseSheet.page;
    switch (step) {
      case "question":
        return undefined;
      case "known":
        return counted(casePoints(state, "known").length, words.points);
      case "ideas":
        return counted(casePoints(state, "idea").length, words.ideas);
      case "agreements":
        return words.meetingHint(counted(agreements(state).length, words.lines));
    }
  };
  const counted = (count: number, words: (count: number) => string): string =>
    count === 0 ? t().caseSheet.page.none : words(count);
  const label = (step: CaseStep): string => {
    const place = STEPS.indexOf(step);
    return `${place + 1}. ${t().caseSheet.step.names[place] ?? ""}`;
  };
  const talk = (): string => {
    const { presence, on } = sheet().sheet.fields;
    const words = t().caseSheet.presence;
    const there =
      presence === undefined
        ? t().caseSheet.page.noPresence
        : `${{ yes: words.yes, no: words.no, "last-part": words.lastPart }[presence]}.`;
    return on === undefined ? there : `${there} ${t().caseSheet.talkOn(f().date(on))}.`;
  };
  const remove = async (): Promise<void> => {
    const at = section();
    if (!(await writer.write(at, retractCaseSheet))) return;
    say({ text: t().caseSheet.page.removed, undo: { run: () => void writer.write(at, restoreCaseSheet) } }, "next");
    navigate(CASES);
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Page
      title={t().caseSheet.title}
      heading={
        <bdi dir="auto" translate="no">
          {sheet().sheet.fields.question}
        </bdi>
      }
      back={CASES}
      actions={
        <>
          <LinkButton href={stepAddress(section(), "question")}>{t().caseSheet.page.begin}</LinkButton>
          <LinkButton kind="quiet" icon="sheet" href={paperAddress(section())}>
            {t().caseSheet.page.paper}
          </LinkButton>
          <Button kind="text" icon="trash" onClick={() => void remove()}>
            {t().caseSheet.page.remove}
          </Button>
        </>
      }
      aside={
        <div class="roer-goal__foot">
          <WhoCanSee people={whoCanSee(dossier(), session().now(), section())} href="/sleutels" />
          <div class="roer-buttons">
            <LinkButton kind="text" icon="key" href={shareAddress(section())}>
              {t().caseSheet.page.share}
            </LinkButton>
          </div>
        </div>
      }
    >
      <ErrorText text={error()} />
      <Section heading={t().caseSheet.page.talk}>
        <SummaryRow
          text={talk()}
          changeLabel={t().caseSheet.page.change}
          onChange={() => navigate(talkAddress(section()))}
        />
      </Section>
      <Section heading={t().caseSheet.page.steps}>
        <div class="roer-choices">
          <For each={STEPS}>
            {(step) => <ChoiceRow label={label(step)} hint={hint(step)} go={stepAddress(section(), step)} />}
          </For>
        </div>
      </Section>
      <Show when={agreedLists(sheet().state).length > 0}>
        <Section heading={t().caseSheet.agreed.heading}>
          <AgreedLists state={sheet().state} />
          <Show when={changedSince(sheet().state)}>
            <Notice icon="people" text={t().caseSheet.agreed.changed}>
              <LinkButton kind="text" href={agreeAddress(section())}>
                {t().caseSheet.agree.open}
              </LinkButton>
            </Notice>
          </Show>
        </Section>
      </Show>
    </Page>
  );
}

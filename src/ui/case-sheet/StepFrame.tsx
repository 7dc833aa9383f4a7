import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import type { OpenSheet } from "#src/ui/session/case-sheets.ts";
import { type CaseStep, sheetAddress, stepAddress, STEPS } from "./case-addresses.ts";
import { TalkTimer } from "./TalkTimer.tsx";

export type StepFrameProps = {
  readonly of: OpenSheet;
  readonly step: CaseStep;
  /** In the place of "Volgende". */
  readonly action?: JSX.Element;
  readonly children: JSX.Element;
};

/** One of the four steps: what is asked, what was said, the way on and the way back. Nothing but a press moves on. */
export function StepFrame(props: StepFrameProps): JSX.Element {
  const { t } = useI18n();
  const place = (): number => STEPS.indexOf(props.step);
  const beside = (by: number): string | undefined => {
    const step = STEPS[place() + by];
    return step && stepAddress(props.of.section, step);
  };
  return (
    <Page
      title={t().caseSheet.step.names[place()] ?? t().caseSheet.title}
      heading={t().caseSheet.step.headings[place()]}
      lead={t().caseSheet.step.place(place() + 1, STEPS.length)}
      back={sheetAddress(props.of.section)}
      actions={
        <>
          <Show when={beside(1)} fallback={props.action}>
            {(next) => <LinkButton href={next()}>{t().caseSheet.step.next}</LinkButton>}
          </Show>
          <Show when={beside(-1)}>
            {(before) => (
              <LinkButton kind="text" href={before()}>
                {t().caseSheet.step.back}
              </LinkButton>
            )}
          </Show>
        </>
      }
    >
      {props.children}
      <TalkTimer section={props.of.section} />
    </Page>
  );
}

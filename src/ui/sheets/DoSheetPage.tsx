import { createMemo, For, type JSX, Show } from "solid-js";
import { goalReviews } from "#src/dossier/goal-review.ts";
import { goalScores, latestScores } from "#src/dossier/goal-score.ts";
import { openSteps, steps } from "#src/dossier/step.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { levelText } from "#src/ui/reading/goal-levels.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { type PlanGoal, planGoals } from "#src/ui/session/plan-goals.ts";
import { stepMeta } from "#src/ui/session/step-meta.ts";
import { SheetLines } from "./SheetLines.tsx";
import { SheetPage } from "./SheetPage.tsx";

/** What was reached, what is being done now and by whom, and what comes later. */
export default function DoSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const now = createMemo(() => planGoals(dossier(), "now"));
  const later = createMemo(() => planGoals(dossier(), "later"));
  const done = createMemo(() => planGoals(dossier(), "done"));
  const list = (goals: readonly PlanGoal[]) => goals.map(({ goal }) => goal.fields.text);
  const level = ({ state, goal }: PlanGoal): string | undefined => {
    const own = latestScores(goalScores(state, goal.ref)).get("self");
    return own && levelText(t(), goal.fields, own.fields.level);
  };
  const finished = ({ state, goal }: PlanGoal): number =>
    steps(state, goal.ref).filter(({ fields }) => fields.status === "done").length;
  const lines = (item: PlanGoal) => {
    const { state, goal } = item;
    const well = goalReviews(state)[0]?.fields.goesWell;
    const next = openSteps(state, goal.ref).map(({ fields }) => {
      const meta = stepMeta(t(), f(), fields);
      return meta === undefined ? fields.title : `${fields.title} (${meta})`;
    });
    return [
      { label: t().sheets.goesWell, text: well },
      { label: t().keys.shared.why, text: goal.fields.why },
      { label: t().goals.scale.heading, text: level(item) },
      { label: t().goals.goal.steps, text: next.length === 0 ? undefined : next.join("\n") },
      {
        label: t().sheets.stepsDone,
        text: finished(item) === 0 ? undefined : f().number(finished(item)),
      },
    ].flatMap(({ label, text }) => (text === undefined ? [] : [{ label, text }]));
  };
  return (
    <SheetPage part="do" isEmpty={now().length + later().length + done().length === 0} from="/plan">
      <Show when={done().length > 0}>
        <Section heading={t().sheets.reached}>
          <p dir="auto" translate="no">
            {f().list(list(done()))}
          </p>
        </Section>
      </Show>
      <For each={now()}>
        {(item) => (
          <Section heading={item.goal.fields.text}>
            <SheetLines of={lines(item)} />
          </Section>
        )}
      </For>
      <Show when={later().length > 0}>
        <Section heading={t().sheets.laterGoals}>
          <p dir="auto" translate="no">
            {f().list(list(later()))}
          </p>
        </Section>
      </Show>
    </SheetPage>
  );
}

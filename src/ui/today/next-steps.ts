import type { Recorded } from "#src/dossier/kind.ts";
import { nextSteps, type Step, steps } from "#src/dossier/step.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";

export type NextStep = { readonly item: PlanGoal; readonly step: Recorded<Step> };

/**
 * The steps that come first over the goals of now, and those that `keeps` names, which take no place of an open one.
 * Kept ones stand first: they were ticked where they stood a moment ago.
 */
export function stepsToShow(
  goals: readonly PlanGoal[],
  most: number,
  keeps: (step: Recorded<Step>) => boolean,
): readonly NextStep[] {
  const kept = goals.flatMap((item) =>
    steps(item.state, item.goal.ref)
      .filter(keeps)
      .map((step) => ({ item, step })),
  );
  const next = nextSteps(
    goals.map(({ state }) => state),
    most,
  ).flatMap((step) => {
    const item = goals.find(({ goal }) => goal.ref.id === step.fields.goal.id);
    return item ? [{ item, step }] : [];
  });
  return [...kept, ...next];
}

import { type Goal, goals, type GoalGroup, groupOf } from "#src/dossier/goal.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { newestFirst } from "#src/dossier/record-order.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";

/** A goal with the section that is its own. */
export type PlanGoal = {
  readonly section: SectionId;
  readonly state: SectionState;
  readonly goal: Recorded<Goal>;
};

/** Undefined when the section is no goal, is not here, or its goal was taken away. */
export function goalIn(replica: Replica, section: SectionId): PlanGoal | undefined {
  const state = replica.section(section)?.kind === "goal" ? replica.shown(section) : undefined;
  const goal = state && goals(state)[0];
  return goal && { section, state, goal };
}

/** All goals that were not taken away, in the resident's own order, else newest first; of one group when given. */
export const planGoals = (replica: Replica, group?: GoalGroup): readonly PlanGoal[] =>
  replica
    .ofKind("goal")
    .flatMap(({ id }) => goalIn(replica, id) ?? [])
    .filter(({ goal }) => group === undefined || groupOf(goal.fields) === group)
    .sort((a, b) => rankOf(a) - rankOf(b) || newestFirst(a.goal, b.goal));

/** Where the resident put it; goals without a place come after, newest first. */
const rankOf = ({ goal }: PlanGoal): number => goal.fields.rank ?? Number.MAX_SAFE_INTEGER;

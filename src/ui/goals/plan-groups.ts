import type { GoalGroup } from "#src/dossier/goal.ts";

/** In the order of the tabs. */
export const PLAN_GROUPS = ["now", "later", "done"] as const satisfies readonly GoalGroup[];

/** The group that an address asks for; what goes on now when it asks for none. */
export const groupFrom = (asked: string | undefined): GoalGroup =>
  PLAN_GROUPS.find((group) => group === asked) ?? "now";

import type { PlanGoal } from "#src/ui/session/plan-goals.ts";

/** A goal and the place it gets. */
export type Placed = { readonly item: PlanGoal; readonly rank: number };

/**
 * The places to write so that one goal stands one higher or lower: of every goal whose place changes, no others. The first
 * time all of them get a place. Empty at the edge.
 */
export function moveGoal(items: readonly PlanGoal[], moved: PlanGoal, by: -1 | 1): readonly Placed[] {
  const from = items.indexOf(moved);
  const to = from + by;
  if (from < 0 || to < 0 || to >= items.length) return [];
  const order = items.toSpliced(from, 1).toSpliced(to, 0, moved);
  return order.map((item, rank) => ({ item, rank })).filter(({ item, rank }) => item.goal.fields.rank !== rank);
}

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { count, day, few, line, name, refTo, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { areaId } from "./life-area.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** Keeping something as it is, or learning, is as good a goal as change. */
export const GOAL_KINDS = ["change", "keep", "learn"] as const;
/** FHIR Goal.lifecycleStatus, of which `accepted` is what the resident means to begin later. */
export const GOAL_LIFECYCLES = [
  "proposed",
  "accepted",
  "active",
  "on-hold",
  "completed",
  "cancelled",
  "rejected",
] as const;
export type GoalLifecycle = (typeof GOAL_LIFECYCLES)[number];

/** Goal attainment scaling (Kiresuk and Sherman, 1968): −2 … +2. */
export const level = () => z.number().check(z.int(), z.gte(-2), z.lte(2));
export const LEVELS = [-2, -1, 0, 1, 2] as const;
/** A sentence for each level that has one; each level at most once. */
const scale = () =>
  z
    .array(z.object({ level: level(), text: line() }))
    .check(z.refine((levels) => new Set(levels.map((one) => one.level)).size === levels.length));

/** "Doel": FHIR Goal, zib Behandeldoel. Each goal is a section of its own, so that each can be shared alone. */
export const Goal = defineKind("goal", {
  text: line(),
  kind: z.enum(GOAL_KINDS),
  lifecycle: z.enum(GOAL_LIFECYCLES),
  why: z.exactOptional(text()),
  /** Names of life areas, own ones included. */
  areas: z.exactOptional(few(name(), 30)),
  /** Of which topic of the list each of those names was the name when it was chosen; see goal-topics.ts. */
  topics: z.exactOptional(few(z.object({ area: areaId(), name: name() }), 30)),
  baseline: z.exactOptional(level()),
  dueDate: z.exactOptional(day()),
  scale: z.exactOptional(scale()),
  barriers: z.exactOptional(text()),
  /** Place among the resident's goals, small first; goals without one come after. */
  rank: z.exactOptional(count()),
  /** The proposal of somebody else that the resident turned into this goal. */
  proposedBy: z.exactOptional(refTo("proposal")),
});
export type Goal = FieldsOf<typeof Goal>;

export type NewGoal = Omit<Goal, "lifecycle" | "kind"> & Partial<Pick<Goal, "lifecycle" | "kind">>;

/** A goal needs one sentence; it is a change that has begun unless said otherwise. */
export const createGoal = (goal: NewGoal, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Goal, { kind: "change", lifecycle: "active", ...goal }, id, at);

export const amendGoal = (id: EntityId, changes: Changes<Goal>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(Goal, id, changes, at);

/** Newest first. */
export const goals = (state: SectionState): Recorded<Goal>[] => recordsOf(state, Goal).sort(newestFirst);

/** The three headings of the plan: what is going on, what waits, what is over. */
export type GoalGroup = "now" | "later" | "done";

const GROUPS: Readonly<Record<GoalLifecycle, GoalGroup>> = {
  active: "now",
  proposed: "later",
  accepted: "later",
  "on-hold": "later",
  completed: "done",
  cancelled: "done",
  rejected: "done",
};

export const groupOf = (goal: Goal): GoalGroup => GROUPS[goal.lifecycle];

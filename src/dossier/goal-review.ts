import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, few, name, refTo, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { compareDates } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** "Evaluatie", on screen "terugkijken": FHIR CarePlan.activity.progress, zib Evaluatie. What went well comes first. */
export const GoalReview = defineKind("goal-review", {
  goal: refTo("goal"),
  on: day(),
  present: z.exactOptional(few(name(), 20)),
  goesWell: z.exactOptional(text()),
  adjust: z.exactOptional(text()),
  /** When to look again. */
  next: z.exactOptional(day()),
});
export type GoalReview = FieldsOf<typeof GoalReview>;

export const createGoalReview = (review: GoalReview, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(GoalReview, review, id, at);

/** Latest first. */
export const goalReviews = (state: SectionState): Recorded<GoalReview>[] =>
  recordsOf(state, GoalReview).sort((a, b) => compareDates(b.fields.on, a.fields.on) || newestFirst(a, b));

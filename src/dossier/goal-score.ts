import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId, EntityRef } from "./entity-id.ts";
import { sameEntity } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, name, refTo, text } from "./field-rules.ts";
import { level } from "./goal.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { compareDates } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { type Rater, raterOf, RATERS } from "./raters.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** Where somebody sees a goal stand on its own scale: the goal-attainment Observation of HL7 Person-Centered Outcomes. */
export const GoalScore = defineKind("goal-score", {
  goal: refTo("goal"),
  on: day(),
  level: level(),
  scorer: z.enum(RATERS),
  /** Who, when it was somebody beside the resident at the resident's own device. */
  scorerName: z.exactOptional(name()),
  note: z.exactOptional(text()),
});
export type GoalScore = FieldsOf<typeof GoalScore>;

export const createGoalScore = (score: GoalScore, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(GoalScore, score, id, at);

/** Oldest first. */
export const goalScores = (state: SectionState, goal: EntityRef): Recorded<GoalScore>[] =>
  recordsOf(state, GoalScore)
    .filter(({ fields }) => sameEntity(fields.goal, goal))
    .sort((a, b) => compareDates(a.fields.on, b.fields.on) || oldestFirst(a, b));

export const scorerOf = ({ ref, fields }: Recorded<GoalScore>): Rater => raterOf(ref.author, fields.scorer);

/** The latest of each scorer; empty when nobody scored. */
export const latestScores = (scores: readonly Recorded<GoalScore>[]): ReadonlyMap<Rater, Recorded<GoalScore>> =>
  new Map(scores.map((score) => [scorerOf(score), score]));

/** Do two people's latest scores differ? A question to talk about, never a fault of either. */
export const seenDifferently = (scores: readonly Recorded<GoalScore>[]): boolean =>
  new Set([...latestScores(scores).values()].map(({ fields }) => fields.level)).size > 1;

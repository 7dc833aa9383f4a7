import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityRef, sameEntity } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line, name, refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** A goal of one member of the family, or of all together: FHIR Goal of a Group. The resident's own goals are not here. */
export const FamilyGoal = defineKind("family-goal", {
  text: line(),
  /** Absent: of the whole family. */
  whose: z.exactOptional(refTo("family-member")),
  helper: z.exactOptional(name()),
  doneOn: z.exactOptional(day()),
});
export type FamilyGoal = FieldsOf<typeof FamilyGoal>;

export const createFamilyGoal = (goal: FamilyGoal, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(FamilyGoal, goal, id, at);

export const amendFamilyGoal = (id: EntityId, changes: Changes<FamilyGoal>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(FamilyGoal, id, changes, at);

/** Of one member, or the shared ones when none is given. */
export const familyGoals = (state: SectionState, member?: EntityRef): Recorded<FamilyGoal>[] =>
  recordsOf(state, FamilyGoal)
    .filter(({ fields: { whose } }) =>
      member === undefined ? whose === undefined : whose !== undefined && sameEntity(whose, member),
    )
    .sort(oldestFirst);

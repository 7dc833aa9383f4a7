import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { OWNER, THE_ONLY_ONE } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import {
  amend,
  type Changes,
  create,
  defineKind,
  type FieldsOf,
  type Recorded,
  recordsOf,
  restore,
  retract,
} from "./kind.ts";
import type { RestoreOp, RetractOp, SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** Is the resident there when it is talked about? */
export const PRESENCES = ["yes", "no", "last-part"] as const;

/**
 * "Casusblad": FHIR Communication of a team, with CarePlan.activity for what comes of it. One in each section, so that
 * one sheet can be shared and another not. What is on it are records of their own: case-point.ts, agreement.ts.
 */
export const CaseSheet = defineKind("case-sheet", {
  question: line(),
  presence: z.exactOptional(z.enum(PRESENCES)),
  /** The day of the talk. */
  on: z.exactOptional(day()),
});
export type CaseSheet = FieldsOf<typeof CaseSheet>;

export const createCaseSheet = (sheet: CaseSheet, at: Timestamp): Result<SetOp, FieldFault> =>
  create(CaseSheet, sheet, THE_ONLY_ONE, at);

export const amendCaseSheet = (changes: Changes<CaseSheet>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(CaseSheet, THE_ONLY_ONE, changes, at);

export const retractCaseSheet = (at: Timestamp): RetractOp => retract(CaseSheet, THE_ONLY_ONE, at);
export const restoreCaseSheet = (at: Timestamp): RestoreOp => restore(CaseSheet, THE_ONLY_ONE, at);

/** Undefined where it was taken away, or is not known yet. */
export const caseSheetOf = (state: SectionState): Recorded<CaseSheet> | undefined =>
  recordsOf(state, CaseSheet).find(({ ref }) => ref.author === OWNER);

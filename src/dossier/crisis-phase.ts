import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, numberedId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

export const CRISIS_PHASES = ["steady", "harder", "crisis"] as const;
export type CrisisPhaseName = (typeof CRISIS_PHASES)[number];

export const CRISIS_FIELDS = ["signals", "iDo", "othersDo", "dont", "call"] as const;
export type CrisisField = (typeof CRISIS_FIELDS)[number];

/**
 * One phase of the "noodkaart": own signals, what I do, what others do, what not to do, whom to call. FHIR CarePlan
 * (category crisis plan). What two devices wrote while apart stays side by side until the resident chooses.
 */
export const CrisisPhase = defineKind(
  "crisis-phase",
  {
    phase: z.enum(CRISIS_PHASES),
    signals: z.exactOptional(text()),
    iDo: z.exactOptional(text()),
    othersDo: z.exactOptional(text()),
    dont: z.exactOptional(text()),
    call: z.exactOptional(text()),
  },
  { sideBySide: CRISIS_FIELDS },
);
export type CrisisPhase = FieldsOf<typeof CrisisPhase>;

export const crisisPhaseId = (phase: CrisisPhaseName): EntityId => numberedId(CRISIS_PHASES.indexOf(phase) + 1);

/** Makes it at the first write; null empties a part. `over` names the readings of the values that were seen. */
export const writeCrisisPhase = (
  phase: CrisisPhaseName,
  changes: Changes<Pick<CrisisPhase, CrisisField>>,
  at: Timestamp,
  over: readonly Timestamp[],
): Result<SetOp, FieldFault> => amend(CrisisPhase, crisisPhaseId(phase), { phase, ...changes }, at, over);

export const crisisPhases = (state: SectionState): ReadonlyMap<CrisisPhaseName, Recorded<CrisisPhase>> =>
  new Map(recordsOf(state, CrisisPhase).map((record) => [record.fields.phase, record]));

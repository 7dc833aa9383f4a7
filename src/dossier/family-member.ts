import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { grantId, name, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const AGE_BANDS = ["0-3", "4-11", "12-17", "18+"] as const;

/** Somebody of the family plan: FHIR RelatedPerson. No birth date: a band says enough. */
export const FamilyMember = defineKind("family-member", {
  name: name(),
  relation: z.exactOptional(name()),
  ageBand: z.exactOptional(z.enum(AGE_BANDS)),
  goesWell: z.exactOptional(text()),
  needs: z.exactOptional(text()),
  /** The key by which this member speaks in the plan. */
  holder: z.exactOptional(grantId()),
});
export type FamilyMember = FieldsOf<typeof FamilyMember>;

export const createFamilyMember = (member: FamilyMember, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(FamilyMember, member, id, at);

export const amendFamilyMember = (
  id: EntityId,
  changes: Changes<FamilyMember>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(FamilyMember, id, changes, at);

export const familyMembers = (state: SectionState): Recorded<FamilyMember>[] =>
  recordsOf(state, FamilyMember).sort(oldestFirst);

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { line, name, phone } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** More help when it gets harder, less when it goes well. */
export const IF_THEN_DIRECTIONS = ["more", "less"] as const;
export type IfThenDirection = (typeof IF_THEN_DIRECTIONS)[number];

/** "Als-dan-kaart": a signal, and who does what then. FHIR PlanDefinition.action with a condition. */
export const IfThenCard = defineKind("if-then-card", {
  direction: z.enum(IF_THEN_DIRECTIONS),
  signal: line(),
  does: line(),
  who: z.exactOptional(name()),
  phone: z.exactOptional(phone()),
});
export type IfThenCard = FieldsOf<typeof IfThenCard>;

export const createIfThenCard = (card: IfThenCard, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(IfThenCard, card, id, at);

export const amendIfThenCard = (id: EntityId, changes: Changes<IfThenCard>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(IfThenCard, id, changes, at);

export const ifThenCards = (state: SectionState, direction: IfThenDirection): Recorded<IfThenCard>[] =>
  recordsOf(state, IfThenCard)
    .filter(({ fields }) => fields.direction === direction)
    .sort(oldestFirst);

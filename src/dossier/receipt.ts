import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { count, sectionId } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/**
 * "Geopend", said by the reader in the inbox: FHIR AuditEvent, certainty `opened`. The author of the entity
 * is the reader; that somebody only fetched is the relay's to say.
 */
export const Receipt = defineKind("receipt", {
  section: sectionId(),
  /** The last position of that section's log that was on the screen. */
  upTo: count(),
  /** Milliseconds since 1970 by the reader's clock. */
  openedAt: count(),
});
export type Receipt = FieldsOf<typeof Receipt>;

export const createReceipt = (receipt: Receipt, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Receipt, receipt, id, at);

/** Newest first; `state` is that of the inbox. */
export const receipts = (state: SectionState): Recorded<Receipt>[] => recordsOf(state, Receipt).sort(newestFirst);

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line, name, phone } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** "Wachtkaart": what is waited for, and who bridges the time. FHIR ServiceRequest on hold. */
export const WaitingCard = defineKind("waiting-card", {
  waitingFor: line(),
  since: day(),
  expected: z.exactOptional(day()),
  bridgedBy: z.exactOptional(name()),
  bridge: z.exactOptional(line()),
  phone: z.exactOptional(phone()),
  /** When to ask again where it stands. */
  lookAgain: z.exactOptional(day()),
  /** It came, or is waited for no longer. */
  endedOn: z.exactOptional(day()),
});
export type WaitingCard = FieldsOf<typeof WaitingCard>;

export const createWaitingCard = (card: WaitingCard, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(WaitingCard, card, id, at);

export const amendWaitingCard = (
  id: EntityId,
  changes: Changes<WaitingCard>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(WaitingCard, id, changes, at);

/** Those that still wait first. */
export const waitingCards = (state: SectionState): Recorded<WaitingCard>[] =>
  recordsOf(state, WaitingCard).sort(
    (a, b) => Number(a.fields.endedOn !== undefined) - Number(b.fields.endedOn !== undefined) || oldestFirst(a, b),
  );

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { few } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";

/** As many as one request to the relay may name. */
export const MOST_WITHDRAWN = 64;

/**
 * The envelopes at these positions of this section were taken back by who wrote them, or by the resident: their bodies
 * are gone at the relay, and a reader who still gets one does not take it in.
 */
export const Withdrawal = defineKind("withdrawal", {
  positions: few(z.int().check(z.minimum(1)), MOST_WITHDRAWN),
});
export type Withdrawal = FieldsOf<typeof Withdrawal>;

export const createWithdrawal = (withdrawal: Withdrawal, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Withdrawal, withdrawal, id, at);

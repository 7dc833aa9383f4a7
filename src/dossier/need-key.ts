import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { count } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** "What was sealed to me does not open", said by a holder in the inbox: the resident's device seals it again. */
export const NeedKey = defineKind("need-key", {
  /** Of the key that does not open everything; renewals count up. One with a higher number answers this. */
  counter: count(),
});
export type NeedKey = FieldsOf<typeof NeedKey>;

export const createNeedKey = (need: NeedKey, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(NeedKey, need, id, at);

/** `state` is that of the inbox. */
export const neededKeys = (state: SectionState): readonly Recorded<NeedKey>[] => recordsOf(state, NeedKey);

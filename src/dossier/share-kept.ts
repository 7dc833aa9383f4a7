import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { base64url } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** "I keep your share", said by a guardian's app in the inbox; taken back by who keeps it no more. */
export const ShareKept = defineKind("share-kept", {
  /** The set it is of, 16 bytes. */
  set: base64url(24),
});
export type ShareKept = FieldsOf<typeof ShareKept>;

export const createShareKept = (kept: ShareKept, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(ShareKept, kept, id, at);

/** `state` is that of the inbox. */
export const sharesKept = (state: SectionState): readonly Recorded<ShareKept>[] => recordsOf(state, ShareKept);

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, OWNER } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { LINE_LENGTH } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/**
 * "Ik ben verhuisd", said in each part that somebody reads: the dossier goes on at another organisation's relay, and keys
 * are given anew there.
 */
export const Moved = defineKind("moved", {
  /** Where to ask for it, as the resident writes it: an address, or the name of an organisation. */
  to: z.exactOptional(z.string().check(z.trim(), z.minLength(1), z.maxLength(LINE_LENGTH))),
});
export type Moved = FieldsOf<typeof Moved>;

export const createMoved = (moved: Moved, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Moved, moved, id, at);

/** What the resident last said of it in this part, if that stands. */
export const movedIn = (state: SectionState): Recorded<Moved> | undefined =>
  recordsOf(state, Moved)
    .filter(({ ref }) => ref.author === OWNER)
    .sort(newestFirst)[0];

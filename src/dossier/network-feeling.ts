import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityRef, sameEntity } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { line, refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const FEELINGS = ["good", "mixed", "tense", "broken"] as const;

/**
 * What the resident feels about a person of the network. Kept in the `private` section, which no key can
 * open: a field of the member itself would travel with the map to everybody who may see it.
 */
export const NetworkFeeling = defineKind("network-feeling", {
  member: refTo("network-member"),
  feeling: z.enum(FEELINGS),
  words: z.exactOptional(line()),
});
export type NetworkFeeling = FieldsOf<typeof NetworkFeeling>;

export const createNetworkFeeling = (feeling: NetworkFeeling, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(NetworkFeeling, feeling, id, at);

export const amendNetworkFeeling = (
  id: EntityId,
  changes: Changes<NetworkFeeling>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(NetworkFeeling, id, changes, at);

/** The latest one about this member; `state` is that of the private section. */
export const feelingAbout = (state: SectionState, member: EntityRef): Recorded<NetworkFeeling> | undefined =>
  recordsOf(state, NetworkFeeling)
    .filter(({ fields }) => sameEntity(fields.member, member))
    .sort(newestFirst)[0];

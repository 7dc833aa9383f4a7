import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityKey, entityKey, type EntityRef } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** What the resident does not want to see on the own screen. It stays where it is, and nobody else hears of this. */
export const HiddenVoice = defineKind("hidden-voice", { voice: refTo("child-voice") });
export type HiddenVoice = FieldsOf<typeof HiddenVoice>;

export const hideVoice = (voice: EntityRef, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(HiddenVoice, { voice }, id, at);

/** What is hidden, and the records that hide it. */
export function hiddenVoices(state: SectionState): ReadonlyMap<EntityKey, readonly EntityId[]> {
  const hidden = new Map<EntityKey, EntityId[]>();
  for (const { ref, fields } of recordsOf(state, HiddenVoice)) {
    const key = entityKey(fields.voice);
    hidden.set(key, [...(hidden.get(key) ?? []), ref.id]);
  }
  return hidden;
}

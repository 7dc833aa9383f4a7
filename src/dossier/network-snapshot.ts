import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityKey, entityKey, type EntityRef } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, few, line, name, refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { compareDates, type LocalDate } from "./local-date.ts";
import { type NetworkMember, RINGS, type Ring } from "./network-member.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** As many as one envelope holds with room to spare. */
export const SNAPSHOT_MEMBERS = 200;

/** Who stood where on a date: FHIR List with mode `snapshot`. Two dates can be laid side by side. No feelings in it. */
export const NetworkSnapshot = defineKind("network-snapshot", {
  on: day(),
  words: z.exactOptional(line()),
  members: few(z.object({ member: refTo("network-member"), name: name(), ring: z.literal(RINGS) }), SNAPSHOT_MEMBERS),
});
export type NetworkSnapshot = FieldsOf<typeof NetworkSnapshot>;

/** The nearest come first, should there ever be more than a snapshot holds. */
export const takeNetworkSnapshot = (
  members: readonly Recorded<NetworkMember>[],
  on: LocalDate,
  id: EntityId,
  at: Timestamp,
): Result<SetOp, FieldFault> =>
  create(
    NetworkSnapshot,
    {
      on,
      members: [...members]
        .sort((a, b) => a.fields.ring - b.fields.ring)
        .slice(0, SNAPSHOT_MEMBERS)
        .map(({ ref, fields }) => ({ member: ref, name: fields.name, ring: fields.ring })),
    },
    id,
    at,
  );

export const networkSnapshots = (state: SectionState): Recorded<NetworkSnapshot>[] =>
  recordsOf(state, NetworkSnapshot).sort((a, b) => compareDates(b.fields.on, a.fields.on) || newestFirst(a, b));

type Placed = { readonly ref: EntityRef; readonly name: string; readonly ring: Ring };

export type NetworkChange =
  | { readonly type: "came" | "went"; readonly name: string; readonly ring: Ring }
  | { readonly type: "nearer" | "farther"; readonly name: string; readonly from: Ring; readonly ring: Ring };

/** What is different between two maps, by the later one's order; who left comes last. */
export function compareNetworks(before: readonly Placed[], after: readonly Placed[]): readonly NetworkChange[] {
  const old = new Map<EntityKey, Placed>(before.map((placed) => [entityKey(placed.ref), placed]));
  const changes: NetworkChange[] = [];
  for (const { ref, name: called, ring } of after) {
    const was = old.get(entityKey(ref));
    old.delete(entityKey(ref));
    if (was === undefined) changes.push({ type: "came", name: called, ring });
    else if (was.ring !== ring)
      changes.push({ type: ring < was.ring ? "nearer" : "farther", name: called, from: was.ring, ring });
  }
  for (const { name: called, ring } of old.values()) changes.push({ type: "went", name: called, ring });
  return changes;
}

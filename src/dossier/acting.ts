import * as z from "zod/mini";
import type { GrantId } from "#src/protocol/ids.ts";
import { placeOf } from "./authored.ts";
import { type EntityId, OWNER } from "./entity-id.ts";
import { defineKind, type FieldsOf, recordsOf } from "./kind.ts";
import { logOf, type SectionState } from "./reduce.ts";
import { find } from "./shared-map.ts";

/** What somebody represents the resident in: Dutch bewind, mentorschap, curatele. */
export const SCOPES = ["money", "care", "both"] as const;
export type Scope = (typeof SCOPES)[number];

/** `together`: every proposal is put to the resident. `managed`: the resident said yes beforehand. */
export const MODES = ["together", "managed"] as const;
export type Mode = (typeof MODES)[number];

/**
 * "Namens mij": the holder of a key acts for the resident in this section. FHIR Provenance.agent.onBehalfOf. In the section
 * itself, so that every reader can tell, and so that what was in force at any position of its log is plain. By the id of
 * the grant, so that two devices write the same one.
 */
export const Acting = defineKind("acting", { scope: z.enum(SCOPES), mode: z.enum(MODES) });
export type Acting = FieldsOf<typeof Acting>;

export const actingId = (grant: GrantId): EntityId => grant as string as EntityId;

/** As it stands now, with what waits on this device. */
export const actingNow = (state: SectionState, grant: GrantId): Acting | undefined =>
  recordsOf(state, Acting).find(({ ref }) => ref.author === OWNER && ref.id === actingId(grant))?.fields;

/**
 * The mode that was in force at a position: what the resident's devices had said last, in the order of the log, up to
 * there. Undefined where the grant did not act for the resident.
 */
export function modeAt(state: SectionState, grant: GrantId, position: number): Mode | undefined {
  let mode: Mode | undefined;
  for (const authored of logOf(state)) {
    const { op, author } = authored;
    if (authored.position > position) break;
    if (op.t === "unknown" || op.kind !== Acting.name || op.id !== actingId(grant) || author !== OWNER) continue;
    // Of a device that had been ended by then, or of somebody who says to be the resident.
    if (find(state.refused, placeOf(authored)) !== undefined) continue;
    if (op.t === "set") mode = z.safeParse(z.enum(MODES), op.fields["mode"]).data;
    else if (op.t === "retract") mode = undefined;
  }
  return mode;
}

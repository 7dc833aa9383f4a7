import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { few, line, name, phone } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const NETWORK_GROUPS = [
  "family",
  "friends",
  "neighbours",
  "work-school",
  "volunteers",
  "professionals",
  "places",
] as const;
export const NETWORK_SUPPORT = ["practical", "company", "advice", "emotional"] as const;
export const RINGS = [1, 2, 3] as const;
export type Ring = (typeof RINGS)[number];

/**
 * A person or place around the resident: FHIR RelatedPerson, PractitionerRole or Location, zib
 * Contactpersoon. What the resident feels about them is another kind in another section: network-feeling.ts.
 */
export const NetworkMember = defineKind("network-member", {
  name: name(),
  /** 1 dichtbij, 2 daarbij, 3 verder weg. */
  ring: z.literal(RINGS),
  relation: z.exactOptional(name()),
  group: z.exactOptional(z.enum(NETWORK_GROUPS)),
  /** Where on the ring it is drawn, in degrees clockwise from the top. */
  angle: z.exactOptional(z.number().check(z.gte(0), z.lt(360))),
  support: z.exactOptional(few(z.enum(NETWORK_SUPPORT), NETWORK_SUPPORT.length)),
  /** Does the resident do things for them too? */
  reciprocal: z.exactOptional(z.boolean()),
  frequency: z.exactOptional(line()),
  phone: z.exactOptional(phone()),
  /** "Bel deze persoon als er iets is." */
  emergencyContact: z.exactOptional(z.boolean()),
});
export type NetworkMember = FieldsOf<typeof NetworkMember>;

export const createNetworkMember = (member: NetworkMember, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(NetworkMember, member, id, at);

export const networkMembers = (state: SectionState): Recorded<NetworkMember>[] =>
  recordsOf(state, NetworkMember).sort(oldestFirst);

/** From near to far, each ring in the order in which its people were added. */
export const networkByRing = (
  state: SectionState,
): readonly { readonly ring: Ring; readonly members: Recorded<NetworkMember>[] }[] => {
  const members = networkMembers(state);
  return RINGS.map((ring) => ({ ring, members: members.filter(({ fields }) => fields.ring === ring) }));
};

/** The ring one nearer or farther; the same at the edge. */
export const ringBeside = (ring: Ring, direction: "nearer" | "farther"): Ring =>
  RINGS[Math.min(RINGS.length, Math.max(1, ring + (direction === "nearer" ? -1 : 1))) - 1] ?? ring;

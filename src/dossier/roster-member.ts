import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { base64url, count, grantId, name } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";

/** A signed capability is 244 bytes; later versions may be longer. */
const CAPABILITY_TEXT = 2_000;

/**
 * As what a member makes records of its own, beside what its rights say: one of the family, a child. Here and not in the
 * capability, so that the relay cannot tell whose key is a child's.
 */
export const VOICES = ["family", "child"] as const;
export type Voice = (typeof VOICES)[number];

/**
 * Somebody who may append to this section, as its readers need to know: FHIR Consent.provision.actor. In
 * the section's own log, never dropped; read by grants/roster.ts. Who may only read is in no roster.
 */
export const RosterMember = defineKind("roster.member", {
  grant: grantId(),
  /** Absent in a help request: whoever was asked is not told who else was. */
  name: z.exactOptional(name()),
  /** Bits of protocol's DOMAIN_RIGHTS; bits of later versions are kept and mean nothing here. */
  domainRights: z.number().check(z.int(), z.gte(0), z.lte(255)),
  /** [nbf, exp) in epochs. */
  nbf: count(),
  exp: count(),
  /** The signed capability, base64url. */
  capability: base64url(CAPABILITY_TEXT),
  role: z.exactOptional(name()),
  organisation: z.exactOptional(name()),
  voice: z.exactOptional(z.enum(VOICES)),
});
export type RosterMember = FieldsOf<typeof RosterMember>;

export const createRosterMember = (member: RosterMember, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(RosterMember, member, id, at);

/** A device of the resident: its certificate is a capability over all sections. */
export const RosterDevice = defineKind("roster.device", { device: grantId(), certificate: base64url(CAPABILITY_TEXT) });
export type RosterDevice = FieldsOf<typeof RosterDevice>;

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { base64url, count, few, grantId, name, sectionId } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

const CAPABILITY_TEXT = 2_000;

/**
 * "Gedeeld met een collega", said by the holder in the inbox: FHIR Provenance of the colleague's Consent. By it the
 * resident's devices know whom to serve when keys turn, and whose name to show; the capabilities prove it.
 */
export const Delegation = defineKind("delegation", {
  grant: grantId(),
  name: name(),
  role: z.exactOptional(name()),
  organisation: z.exactOptional(name()),
  /** What it opens, the inbox not counted. */
  sections: few(sectionId(), 256),
  rights: count(),
  domainRights: count(),
  /** [nbf, exp) in epochs. */
  nbf: count(),
  exp: count(),
  signPk: base64url(60),
  boxPk: base64url(60),
  /** One for each section and one for the inbox, base64url. */
  capabilities: few(base64url(CAPABILITY_TEXT), 257),
});
export type Delegation = FieldsOf<typeof Delegation>;

export const createDelegation = (delegation: Delegation, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Delegation, delegation, id, at);

/** `state` is that of the inbox; the author of each is the holder who passed on. */
export const delegations = (state: SectionState): Recorded<Delegation>[] => recordsOf(state, Delegation);

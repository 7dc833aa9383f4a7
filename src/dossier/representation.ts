import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, name, phone, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/**
 * Bewindvoerder (money), mentor (care), curator (both), or somebody with a written authorisation. zib
 * JuridischeSituatie and Contactpersoon.
 */
export const REPRESENTATIVE_ROLES = ["administrator", "mentor", "guardian", "authorised"] as const;
export type RepresentativeRole = (typeof REPRESENTATIVE_ROLES)[number];

/** Who may decide with or for the resident, in what, from when to when. FHIR RelatedPerson with Consent. */
export const Representation = defineKind("representation", {
  name: name(),
  role: z.enum(REPRESENTATIVE_ROLES),
  organisation: z.exactOptional(name()),
  phone: z.exactOptional(phone()),
  about: z.exactOptional(text()),
  from: z.exactOptional(day()),
  until: z.exactOptional(day()),
});
export type Representation = FieldsOf<typeof Representation>;

export const createRepresentation = (
  representation: Representation,
  id: EntityId,
  at: Timestamp,
): Result<SetOp, FieldFault> => create(Representation, representation, id, at);

export const amendRepresentation = (
  id: EntityId,
  changes: Changes<Representation>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(Representation, id, changes, at);

export const representations = (state: SectionState): Recorded<Representation>[] =>
  recordsOf(state, Representation).sort(oldestFirst);

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { THE_ONLY_ONE } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { few, line, name } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/**
 * The resident. FHIR Patient (name, communication, birthDate reduced to its year), zib Patient. One per
 * dossier. preferredName is the only field of the product that must be there; a BSN is not a field.
 */
export const Person = defineKind("person", {
  preferredName: name(),
  pronouns: z.exactOptional(name()),
  birthYear: z.exactOptional(z.number().check(z.int(), z.gte(1900), z.lte(2199))),
  /** BCP 47 tags, the one the resident likes best first. */
  languages: z.exactOptional(few(z.string().check(z.maxLength(35), z.regex(LANGUAGE)), 10)),
  interpreterNeeded: z.exactOptional(z.boolean()),
  contactPreference: z.exactOptional(line()),
});
export type Person = FieldsOf<typeof Person>;

export const createPerson = (person: Person, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Person, person, THE_ONLY_ONE, at);

export const amendPerson = (changes: Changes<Person>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(Person, THE_ONLY_ONE, changes, at);

export const personOf = (state: SectionState): Recorded<Person> | undefined =>
  recordsOf(state, Person).find(({ ref }) => ref.id === THE_ONLY_ONE);

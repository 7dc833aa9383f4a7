import { OWNER } from "#src/dossier/entity-id.ts";
import type { Recorded } from "#src/dossier/kind.ts";

/** A FHIR R4 resource; which fields it has is checked against the R4 schema (tests/contract/fhir.test.ts). */
export type Resource = { readonly resourceType: string; readonly id: string; readonly [field: string]: unknown };

/** The one person whose dossier it is. */
export const PATIENT = { reference: "Patient/resident" };

export const text = (words: string) => ({ text: words });
export const iso = (when: number): string => new Date(when).toISOString();
/** Leaves out what is not there: FHIR has no empty values. */
export const having = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ""));

/** Unique per kind of record: of two authors both may have made the same id. */
export const idOf = ({ ref }: Recorded<unknown>): string =>
  ref.author === OWNER ? ref.id : `${ref.id.slice(0, 20)}-${ref.author.slice(0, 20)}`;

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

/** White space that is neither a blank, a tab nor the end of a line: in a text of FHIR R4 there is none, by its schema. */
const OTHER_SPACES = /[^\S \t\r\n]/gu;

/** With a blank for each such space, in all texts of the resource: one that was pasted makes no file invalid. */
export function plainSpaces<T>(value: T): T {
  const plain = (one: unknown): unknown => {
    if (typeof one === "string") return one.replaceAll(OTHER_SPACES, " ");
    if (Array.isArray(one)) return one.map(plain);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, field]) => [name, plain(field)]));
  };
  return plain(value) as T;
}

/** Unique per kind of record: of two authors both may have made the same id. */
export const idOf = ({ ref }: Recorded<unknown>): string =>
  ref.author === OWNER ? ref.id : `${ref.id.slice(0, 20)}-${ref.author.slice(0, 20)}`;

import * as z from "zod/mini";
import { EntityIdField } from "./entity-id.ts";
import { count, name } from "./field-rules.ts";
import { defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/**
 * What somebody else wrote in the dossier that a file was made of. Nobody can sign for them any more, so it comes back as
 * what it is: the resident's copy of their words, under the name they had there. Never one of their own records.
 */
export const TakenAlong = defineKind("taken-along", {
  /** Whose it was, as the resident called them. */
  by: name(),
  kind: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Of that record, in the dossier it comes from. */
  id: EntityIdField,
  /** Milliseconds since 1970, there. */
  createdAt: count(),
  amendedAt: count(),
  fields: z.record(z.string(), z.unknown()),
});
export type TakenAlong = FieldsOf<typeof TakenAlong>;

/** Newest there first. */
export const takenAlong = (state: SectionState): Recorded<TakenAlong>[] =>
  recordsOf(state, TakenAlong).sort((a, b) => b.fields.createdAt - a.fields.createdAt || newestFirst(a, b));

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { EntityRef, type EntityId, sameEntity } from "./entity-id.ts";
import { createdAt, isTakenBack, isUnsettled } from "./entity.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf, retract } from "./kind.ts";
import type { RetractOp, SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import { entitiesOf, type SectionState } from "./reduce.ts";

export const NOTE_KINDS = ["support", "report", "question", "compliment", "worry"] as const;

/** "Berichtje": FHIR Communication with Provenance. The resident reads every one; only its author changes it. */
export const Note = defineKind("note", {
  text: text(),
  kind: z.enum(NOTE_KINDS),
  /** The goal, step or other record of this section that it is about. */
  about: z.exactOptional(EntityRef),
});
export type Note = FieldsOf<typeof Note>;

export const createNote = (note: Note, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Note, note, id, at);

/** Withdrawn: gone from every reader's screen. Who read it before, read it. */
export const withdrawNote = (id: EntityId, at: Timestamp): RetractOp => retract(Note, id, at);

/** Newest first; of one record when `about` is given. */
export const notes = (state: SectionState, about?: EntityRef): Recorded<Note>[] =>
  recordsOf(state, Note)
    .filter(({ fields }) => about === undefined || (fields.about !== undefined && sameEntity(fields.about, about)))
    .sort(newestFirst);

/** What is left of a note: whose it was, and when it was written, or taken back where nothing else is known. */
export type WithdrawnNote = Pick<Recorded<Note>, "ref" | "createdAt" | "unsettled">;

/** That somebody took a note back may be seen; what it said may not. */
export function withdrawnNotes(state: SectionState): WithdrawnNote[] {
  const out: WithdrawnNote[] = [];
  for (const entity of entitiesOf(state, Note.name)) {
    if (isTakenBack(entity))
      out.push({ ref: entity.ref, createdAt: createdAt(entity), unsettled: isUnsettled(entity) });
  }
  return out.sort(newestFirst);
}

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { attachment } from "./attachment.ts";
import { drawing } from "./drawing.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, face, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { compareDates } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** A page of the diary: FHIR DocumentReference by the patient. Outside every preset. */
export const DiaryEntry = defineKind("diary-entry", {
  on: day(),
  text: z.exactOptional(text()),
  face: z.exactOptional(face()),
  drawing: z.exactOptional(drawing()),
  sound: z.exactOptional(attachment()),
});
export type DiaryEntry = FieldsOf<typeof DiaryEntry>;

export const createDiaryEntry = (entry: DiaryEntry, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(DiaryEntry, entry, id, at);

export const amendDiaryEntry = (id: EntityId, changes: Changes<DiaryEntry>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(DiaryEntry, id, changes, at);

/** Latest first. */
export const diaryEntries = (state: SectionState): Recorded<DiaryEntry>[] =>
  recordsOf(state, DiaryEntry).sort((a, b) => compareDates(b.fields.on, a.fields.on) || newestFirst(a, b));

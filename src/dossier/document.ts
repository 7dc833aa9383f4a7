import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { attachment, attachmentsIn, FILES_OF_A_RECORD } from "./attachment.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, few, line, name, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { addDays, compareDates, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** A decision is one against which one may object (Awb 1:3); the others are told apart to be found again. */
export const DOCUMENT_SORTS = ["letter", "decision", "report", "bill", "other"] as const;

/** A letter or another paper, as files: FHIR DocumentReference. */
export const Document = defineKind(
  "document",
  {
    files: few(attachment(), FILES_OF_A_RECORD).check(z.minLength(1)),
    title: line(),
    sort: z.exactOptional(z.enum(DOCUMENT_SORTS)),
    from: z.exactOptional(name()),
    /** Date on the paper. */
    on: z.exactOptional(day()),
    /** Last day to do something about it. */
    answerBy: z.exactOptional(day()),
    /** Last day on which it holds. */
    until: z.exactOptional(day()),
    words: z.exactOptional(text()),
  },
  // Two devices that each add a page while apart both keep theirs.
  { sideBySide: ["files"] },
);
export type Document = FieldsOf<typeof Document>;

export const createDocument = (document: Document, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Document, document, id, at);

/** Latest first, by the date on the paper where it is known. Files that were added apart stand together. */
export const documents = (state: SectionState): Recorded<Document>[] =>
  recordsOf(state, Document)
    .map(withAllFiles)
    .sort((a, b) => compareDates(dateOf(b), dateOf(a)) || newestFirst(a, b));

function withAllFiles(record: Recorded<Document>): Recorded<Document> {
  const apart = record.contested.get("files");
  if (apart === undefined) return record;
  const all = new Map(attachmentsIn({ files: apart.toReversed().flat() }).map((file) => [file.blob, file]));
  const contested = new Map([...record.contested].filter(([field]) => field !== "files"));
  return { ...record, fields: { ...record.fields, files: [...all.values()] }, contested };
}

const dateOf = ({ fields, createdAt }: Recorded<Document>): LocalDate =>
  fields.on ?? (new Date(createdAt).toISOString().slice(0, 10) as LocalDate);

/** Awb 6:7 and 6:8: six weeks from the day after the decision was sent; the last day that counts. */
export const objectionTo = ({ sort, on }: Pick<Document, "sort" | "on">): LocalDate | undefined =>
  sort === "decision" && on !== undefined ? addDays(on, 42) : undefined;

/** Of what holds until a day, four weeks before is the time to ask for a new one. */
export const replaceFrom = (until: LocalDate): LocalDate => addDays(until, -28);

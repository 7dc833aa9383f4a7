import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { count, few, line, sectionId } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** `backup`: sealed to the twelve words, and so no copy that anybody could read. */
export const COPY_FORMS = ["text", "file", "print", "backup"] as const;
export type CopyForm = (typeof COPY_FORMS)[number];

/** As many as a key opens. */
const MOST_SECTIONS = 1024;

/**
 * "Kopie", said by who holds a key in the inbox before anything is handed out: FHIR AuditEvent, certainty `copied`. The
 * author of the entity is who copied.
 */
export const Copied = defineKind("copied", {
  /** What was in it. */
  sections: few(sectionId(), MOST_SECTIONS),
  reason: line(),
  as: z.enum(COPY_FORMS),
  /** Milliseconds since 1970 by the clock of who copied. */
  copiedAt: count(),
});
export type Copied = FieldsOf<typeof Copied>;

export const createCopied = (copied: Copied, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Copied, copied, id, at);

/** Newest first; `state` is that of the inbox. */
export const copies = (state: SectionState): Recorded<Copied>[] => recordsOf(state, Copied).sort(newestFirst);

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { numberedId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, defineKind, type FieldsOf, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** Verkennen · Verdiepen · Vervullen. */
export const MIRROR_PARTS = ["explore", "deepen", "do"] as const;
export type MirrorPart = (typeof MIRROR_PARTS)[number];

/**
 * "Spiegelblad", on screen "Mijn blad": FHIR Composition. The sheet is drawn from the records as they stand; kept is
 * only what the resident adds at the foot, in own words.
 */
export const Mirror = defineKind("mirror", { part: z.enum(MIRROR_PARTS), words: z.exactOptional(text()) });
export type Mirror = FieldsOf<typeof Mirror>;

/** Null empties it. */
export const writeMirror = (part: MirrorPart, words: string | null, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(Mirror, numberedId(MIRROR_PARTS.indexOf(part) + 1), { part, words }, at);

export const mirrorWords = (state: SectionState, part: MirrorPart): string | undefined =>
  recordsOf(state, Mirror).find(({ fields }) => fields.part === part)?.fields.words;

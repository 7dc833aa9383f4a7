import * as z from "zod/mini";
import { drawing } from "./drawing.ts";
import { OWNER } from "./entity-id.ts";
import { AGE_BANDS } from "./family-member.ts";
import { base64url, day, text } from "./field-rules.ts";
import { defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/**
 * What a child tells, signed as the child: FHIR QuestionnaireResponse by that child. A parent cannot change it; a record
 * of the resident's by this name is no child's and is shown to nobody as one.
 */
export const ChildVoice = defineKind("child-voice", {
  on: day(),
  ageBand: z.exactOptional(z.enum(AGE_BANDS)),
  nice: z.exactOptional(text()),
  notNice: z.exactOptional(text()),
  wish: z.exactOptional(text()),
  drawing: z.exactOptional(drawing()),
  /** Over all the rest: protocol/own-words.ts. */
  seal: z.exactOptional(base64url(120)),
});
export type ChildVoice = FieldsOf<typeof ChildVoice>;

/** What is asked, in this order; all may be left open, but not all of them. */
export const CHILD_TELLS = ["nice", "notNice", "wish", "drawing"] as const satisfies readonly (keyof ChildVoice)[];

export const tellsSomething = (voice: Readonly<Record<string, unknown>>): boolean =>
  CHILD_TELLS.some((part) => voice[part] !== undefined && voice[part] !== null && voice[part] !== "");

/** Newest first. */
export const childVoices = (state: SectionState): readonly Recorded<ChildVoice>[] =>
  recordsOf(state, ChildVoice)
    .filter(({ ref, fields }) => ref.author !== OWNER && tellsSomething(fields))
    .sort(newestFirst);

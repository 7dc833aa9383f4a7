import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { THE_ONLY_ONE } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/**
 * "Zo help je mij". PRSB About Me, eLTSS Strength and Preference. One per dossier; every part may be empty.
 * The life story is not here: it is a section of its own that no preset shares.
 */
export const AboutMe = defineKind("about-me", {
  whatMatters: z.exactOptional(text()),
  strengths: z.exactOptional(text()),
  howToSupport: z.exactOptional(text()),
  pleaseDont: z.exactOptional(text()),
  communication: z.exactOptional(text()),
  /** What I can do for others. */
  reciprocity: z.exactOptional(text()),
});
export type AboutMe = FieldsOf<typeof AboutMe>;

/** Makes it at the first write; null empties a part. */
export const writeAboutMe = (changes: Changes<AboutMe>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(AboutMe, THE_ONLY_ONE, changes, at);

export const aboutMeOf = (state: SectionState): Recorded<AboutMe> | undefined =>
  recordsOf(state, AboutMe).find(({ ref }) => ref.id === THE_ONLY_ONE);

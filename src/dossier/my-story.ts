import type { Result } from "#src/base/result.ts";
import { THE_ONLY_ONE } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** "Mijn verhaal": FHIR DocumentReference, in own words. A section of its own, outside every preset. */
export const MyStory = defineKind("my-story", { text: text() });
export type MyStory = FieldsOf<typeof MyStory>;

export const writeMyStory = (story: MyStory, at: Timestamp): Result<SetOp, FieldFault> =>
  create(MyStory, story, THE_ONLY_ONE, at);

export const myStoryOf = (state: SectionState): Recorded<MyStory> | undefined =>
  recordsOf(state, MyStory).find(({ ref }) => ref.id === THE_ONLY_ONE);

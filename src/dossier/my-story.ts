import { THE_ONLY_ONE } from "./entity-id.ts";
import { text } from "./field-rules.ts";
import { defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SectionState } from "./reduce.ts";

/** "Mijn verhaal": FHIR DocumentReference, in own words. A section of its own, outside every preset. */
export const MyStory = defineKind("my-story", { text: text() });
export type MyStory = FieldsOf<typeof MyStory>;

export const myStoryOf = (state: SectionState): Recorded<MyStory> | undefined =>
  recordsOf(state, MyStory).find(({ ref }) => ref.id === THE_ONLY_ONE);

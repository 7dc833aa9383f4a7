import { DiaryEntry, diaryEntries } from "#src/dossier/diary-entry.ts";
import { diaryFields } from "#src/ui/reading/diary-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { EntryBeside } from "./EntryBeside.tsx";
import { NewWithout } from "./NewWithout.tsx";

const BEGIN_LENGTH = 80;
const beginOf = (text: string): string => (text.length <= BEGIN_LENGTH ? text : `${text.slice(0, BEGIN_LENGTH)}…`);

/** Mijn dagboek: pages by day, the latest first. */
const diaryTopic: Topic<DiaryEntry> = {
  kind: DiaryEntry,
  section: "diary",
  path: "/dagboek",
  back: "/meer",
  icon: "pencil",
  words: (t) => t.diary.topic,
  fields: diaryFields,
  titleField: "on",
  titleOf: ({ on }, _t, f) => f.relativeDay(on),
  hintOf: ({ text, drawing, sound }, t) => {
    if (text !== undefined) return beginOf(text);
    return (drawing && t.diary.drawn) ?? (sound && t.files.sound.title);
  },
  all: diaryEntries,
  groups: (state) => [{ heading: undefined, records: diaryEntries(state) }],
  start: (today) => ({ on: today }),
  Below: NewWithout,
  Beside: EntryBeside,
};

export const diaryPages = recordPages(diaryTopic);

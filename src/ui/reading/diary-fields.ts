import type { DiaryEntry } from "#src/dossier/diary-entry.ts";
import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** A page of the diary; the drawing has a screen of its own. */
export function diaryFields(t: Catalogue, today: LocalDate): readonly RecordField<FieldName<DiaryEntry>>[] {
  const { fields: words, facts } = t.diary;
  return [
    { type: "text", name: "text", fact: facts.text, label: words.text, hint: t.kit.optional },
    { type: "face", name: "face", fact: facts.face, label: words.face },
    {
      type: "day",
      name: "on",
      label: words.on,
      quick: [
        { value: today, label: t.calendar.fields.today },
        { value: addDays(today, -1), label: t.diary.yesterday },
      ],
      missing: t.kit.date.missing,
    },
  ];
}

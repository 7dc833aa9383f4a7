import { FILES_OF_A_RECORD } from "#src/dossier/attachment.ts";
import { type Document, DOCUMENT_SORTS } from "#src/dossier/document.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { FieldName, RecordField } from "./record-fields.ts";

/** Of a letter: the paper itself and a name for it; the days that count for who has them. */
export function documentFields(t: Catalogue): readonly RecordField<FieldName<Document>>[] {
  const { fields: words, facts, sorts } = t.documents;
  return [
    { type: "files", name: "files", label: words.files, missing: words.filesMissing, most: FILES_OF_A_RECORD },
    { type: "line", name: "title", label: words.title, hint: words.titleHint, missing: words.missing },
    {
      type: "choice",
      name: "sort",
      fact: facts.sort,
      label: words.sort,
      choices: DOCUMENT_SORTS.map((value) => ({ value, label: sorts[value] })),
    },
    { type: "day", name: "on", fact: facts.on, label: words.on, hint: words.sortHint },
    { type: "name", name: "from", fact: facts.from, label: words.from, more: true },
    { type: "day", name: "answerBy", fact: facts.answerBy, label: words.answerBy, more: true },
    { type: "day", name: "until", fact: facts.until, label: words.until, more: true },
    { type: "text", name: "words", fact: facts.words, label: words.words, more: true },
  ];
}

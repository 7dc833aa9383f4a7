import { Document, documents } from "#src/dossier/document.ts";
import { compareDates } from "#src/dossier/local-date.ts";
import { documentFields } from "#src/ui/reading/document-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { DocumentBeside } from "./DocumentBeside.tsx";

/** Mijn brieven en papieren. */
const documentTopic: Topic<Document> = {
  kind: Document,
  section: "documents",
  path: "/brieven",
  back: "/meer",
  icon: "paper",
  words: (t) => t.documents.topic,
  fields: documentFields,
  titleField: "title",
  titleOf: ({ title }) => title,
  hintOf: ({ from, on }, t, f) => {
    if (on === undefined) return from;
    return from === undefined ? f.date(on) : t.documents.from(from, f.date(on));
  },
  all: documents,
  groups: (state, today, t) => {
    const all = documents(state);
    const isOver = ({ until }: Document): boolean => until !== undefined && compareDates(until, today) < 0;
    return [
      { heading: undefined, records: all.filter(({ fields }) => !isOver(fields)) },
      { heading: t.documents.over, folded: true, records: all.filter(({ fields }) => isOver(fields)) },
    ];
  },
  Beside: DocumentBeside,
};

export const documentPages = recordPages(documentTopic);

import { PointOfContact, pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { contactFields } from "#src/ui/reading/agreement-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { recordsOf } from "#src/dossier/kind.ts";
import { TwoContacts } from "./TwoContacts.tsx";

/** Aanspreekpunt: who is it now, who was it before. */
const contactTopic: Topic<PointOfContact> = {
  kind: PointOfContact,
  section: "coordination",
  path: "/afspraken/aanspreekpunt",
  back: "/afspraken",
  icon: "person",
  words: (t) => t.agreements.contact,
  fields: contactFields,
  titleField: "name",
  titleOf: ({ name }) => name,
  hintOf: ({ from, until }, t, f) =>
    until === undefined
      ? t.agreements.contact.since(f.date(from))
      : t.agreements.contact.span(f.date(from), f.date(until)),
  all: (state) => recordsOf(state, PointOfContact),
  groups: (state, today, t) => {
    const { now, others } = pointsOfContact(state, today);
    return [
      { heading: t.agreements.contact.now, records: now },
      { heading: t.agreements.contact.earlier, folded: true, records: others },
    ];
  },
  start: (today) => ({ from: today }),
  Above: TwoContacts,
};

export const contactPages = recordPages(contactTopic);

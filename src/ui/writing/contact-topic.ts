import { recordsOf } from "#src/dossier/kind.ts";
import { PointOfContact, pointsOfContact } from "#src/dossier/point-of-contact.ts";
import { contactFields } from "#src/ui/reading/agreement-fields.ts";
import type { Topic } from "./topic.ts";
import { TwoContacts } from "./TwoContacts.tsx";

/** Aanspreekpunt: who is it now, who was it before. One of the resident, one of the family's plan. */
export const contactTopic = (at: Pick<Topic<PointOfContact>, "section" | "path" | "back">): Topic<PointOfContact> => ({
  ...at,
  kind: PointOfContact,
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
});

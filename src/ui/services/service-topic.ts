import { isOver, Service, services } from "#src/dossier/service.ts";
import { serviceFields } from "#src/ui/reading/service-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { ServiceDates } from "./ServiceDates.tsx";

/** Hulp die ik krijg: what, from whom, until when. */
const serviceTopic: Topic<Service> = {
  kind: Service,
  section: "services",
  path: "/hulp",
  back: "/meer",
  icon: "hand",
  words: (t) => t.services,
  fields: serviceFields,
  titleField: "what",
  titleOf: ({ what }) => what,
  hintOf: ({ provider, end }, t, f) => {
    if (end === undefined) return provider;
    return provider === undefined ? t.services.until(f.date(end)) : t.services.by(provider, f.date(end));
  },
  all: services,
  groups: (state, today, t) => {
    const all = services(state);
    return [
      { heading: t.services.now, records: all.filter(({ fields }) => !isOver(fields, today)) },
      { heading: t.services.over, folded: true, records: all.filter(({ fields }) => isOver(fields, today)) },
    ];
  },
  Beside: ServiceDates,
};

export const servicePages = recordPages(serviceTopic);

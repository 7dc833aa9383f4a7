import { Representation, representations } from "#src/dossier/representation.ts";
import { decideFields } from "#src/ui/reading/agreement-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import { KeyForDecider } from "./KeyForDecider.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";

/** Who may decide with or for the resident. */
const decideTopic: Topic<Representation> = {
  kind: Representation,
  section: "coordination",
  path: "/afspraken/beslissen",
  back: "/afspraken",
  icon: "hand",
  words: (t) => t.agreements.decide,
  fields: decideFields,
  titleField: "name",
  titleOf: ({ name }) => name,
  hintOf: ({ role }, t) => t.agreements.decide.roles[role],
  all: representations,
  Beside: KeyForDecider,
  groups: (state) => [{ heading: undefined, records: representations(state) }],
};

export const decidePages = recordPages(decideTopic);

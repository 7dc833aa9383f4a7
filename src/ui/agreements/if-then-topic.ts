import { IF_THEN_DIRECTIONS, IfThenCard, ifThenCards } from "#src/dossier/if-then-card.ts";
import { recordsOf } from "#src/dossier/kind.ts";
import { ifThenFields } from "#src/ui/reading/agreement-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";

/** Als-dan-kaarten: more help when it gets harder, less when it goes well. */
const ifThenTopic: Topic<IfThenCard> = {
  kind: IfThenCard,
  section: "coordination",
  path: "/afspraken/als-dan",
  back: "/afspraken",
  icon: "bell",
  words: (t) => t.agreements.ifThen,
  fields: ifThenFields,
  titleField: "signal",
  titleOf: ({ signal }) => signal,
  hintOf: ({ does }, t) => t.agreements.ifThen.does(does),
  all: (state) => recordsOf(state, IfThenCard),
  groups: (state, _today, t) =>
    IF_THEN_DIRECTIONS.map((direction) => ({
      heading: t.agreements.ifThen[direction],
      records: ifThenCards(state, direction),
    })),
  start: () => ({ direction: "more" }),
};

export const ifThenPages = recordPages(ifThenTopic);

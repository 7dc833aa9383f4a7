import { WaitingCard, waitingCards } from "#src/dossier/waiting-card.ts";
import { waitingFields } from "#src/ui/reading/agreement-fields.ts";
import { recordPages } from "#src/ui/writing/record-pages.tsx";
import type { Topic } from "#src/ui/writing/topic.ts";
import { EndOfWaiting } from "./EndOfWaiting.tsx";

/** Wachtkaarten: what is waited for, and who bridges the time. */
const waitingTopic: Topic<WaitingCard> = {
  kind: WaitingCard,
  section: "coordination",
  path: "/afspraken/wachten",
  back: "/afspraken",
  icon: "clock",
  words: (t) => t.agreements.waiting,
  fields: waitingFields,
  titleField: "waitingFor",
  titleOf: ({ waitingFor }) => waitingFor,
  hintOf: ({ since, bridgedBy, endedOn }, t, f) => {
    const words = t.agreements.waiting;
    if (endedOn !== undefined) return words.ended(f.date(endedOn));
    return bridgedBy === undefined ? words.since(f.date(since)) : words.bridged(bridgedBy, f.date(since));
  },
  all: waitingCards,
  groups: (state, _today, t) => {
    const all = waitingCards(state);
    return [
      { heading: t.agreements.waiting.still, records: all.filter(({ fields }) => fields.endedOn === undefined) },
      {
        heading: t.agreements.waiting.over,
        folded: true,
        records: all.filter(({ fields }) => fields.endedOn !== undefined),
      },
    ];
  },
  start: (today) => ({ since: today }),
  Beside: EndOfWaiting,
};

export const waitingPages = recordPages(waitingTopic);

import type { Same } from "../../same.ts";
import type { deepen as nl } from "../nl/deepen.ts";

export const deepen = {
  title: "A closer look",
  heading: "What is behind it?",
  lead: "Choose a topic. See what helps, and where it comes from.",
  begun: "Begun",
  mapHint: "Who is around you?",
  questions: {
    energy: "What gives you energy?",
    forOthers: "What can you do for somebody else?",
    carry: "What can you carry yourself?",
    causes: "Where does it come from?",
  },
  facts: {
    energy: "This gives me energy",
    forOthers: "This I can do for somebody else",
    carry: "This I can carry myself",
    causes: "This is where it comes from",
  },
  hints: {
    energy: "For example: the dog, cooking, being outside.",
    forOthers: "Everybody can do something for another.",
    carry: "What works on an ordinary day?",
    causes: "In your own words. Nothing is odd.",
  },
  links: {
    heading: "What hangs together?",
    none: "Nothing yet. Sometimes one thing makes another hard.",
    add: "Add something",
    to: (area) => `What does ${area} weigh on?`,
    how: "How?",
    howHint: "For example: money worries keep me awake.",
    says: (from, to) => `${from} weighs on ${to}`,
    saved: "Saved.",
    removed: "It is gone.",
    remove: (what) => `Remove: ${what}`,
  },
} satisfies Same<typeof nl>;

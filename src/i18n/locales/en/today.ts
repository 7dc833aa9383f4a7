import type { Same } from "../../same.ts";
import type { today as nl } from "../nl/today.ts";

export const today = {
  title: "Today",
  heading: (name) => `Hi ${name}`,
  attention: {
    label: "Please look at this",
    proposal: (name) => `${name} proposes something.`,
    proposalAction: "See the proposal",
    note: (name) => `${name} wrote a note.`,
    noteAction: "Read the note",
    keyEnding: (name, date) => `The key of ${name} ends ${date}.`,
    keyEndingAction: "Choose what you want",
    keyAsked: (name) => `${name} wants the key.`,
    keyAskedAction: "Type the digits",
    sheetAction: "Make my sheet",
    more: (count) => `${count} more`,
  },
  steps: "These come first",
  stepsNone: "No steps are open.",
  stepDone: (step) => `Done: ${step}.`,
  appointment: "Next appointment",
  whoLooks: "Who can look",
  notes: "All notes",
  nobodyLooks: "Nobody can look. Only you.",
  until: (date) => `Until ${date}`,
  about: "How to help me",
  aboutHint: "What others should know about you.",
  toPlan: "To my plan",
  someone: "Someone",
  empty: "Here comes what you want to do.",
  emptyAction: "Choose a goal",
} satisfies Same<typeof nl>;

import type { Same } from "../../same.ts";
import type { search as nl } from "../nl/search.ts";

export const search = {
  title: "Search",
  heading: "Search my plan",
  label: "What are you looking for?",
  hint: "You search on this device only. Nobody sees what you search.",
  where: "Where do you search?",
  everywhere: "Everywhere",
  nothing: "Nothing found. Try another word.",
  count: (n) => `${n} found.`,
  more: "There is more. Type another word.",
  parts: {
    goals: "Goals",
    notes: "Notes",
    people: "People",
    areas: "How it goes",
    about: "How to help me",
    calendar: "Calendar",
    agreements: "Agreements",
    help: "Help",
    documents: "Letters",
    crisis: "Crisis card",
    family: "Family",
    diary: "Diary",
  },
} satisfies Same<typeof nl>;

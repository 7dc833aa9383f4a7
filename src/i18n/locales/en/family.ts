import type { Same } from "../../same.ts";
import type { family as nl } from "../nl/family.ts";

export const family = {
  title: "Family",
  members: "Who belongs to it",
  together: "Together",
  togetherEmpty: "No goal together yet.",
  topic: {
    title: "Family",
    oneTitle: "Somebody of the family",
    newTitle: "Somebody of the family",
    heading: "Who belongs to it?",
    newHeading: "Who belongs to it?",
    empty: "Who belongs to your family? Begin with one name.",
    add: "Add somebody",
    saved: (who) => `${who} is added.`,
  },
  ages: { "0-3": "0 to 3 years", "4-11": "4 to 11 years", "12-17": "12 to 17 years", "18+": "18 years or older" },
  noAge: "I do not say",
  facts: { relation: "Is my", age: "Age", goesWell: "Goes well", needs: "Needs" },
  fields: {
    name: "Name",
    missing: "Write a name.",
    relation: "Who is this to you?",
    relationHint: "For example: daughter.",
    age: "How old?",
    goesWell: "What goes well?",
    needs: "What does this person need?",
  },
  goals: {
    heading: (who) => `What does ${who} want?`,
    none: "No goal yet.",
    add: "Add a goal",
    label: "What is the goal?",
    hint: "Small is fine.",
    missing: "Write the goal.",
    helper: "Who helps?",
    saved: (goal) => `Saved: ${goal}`,
    helps: (who) => `${who} helps`,
    done: (date) => `Done ${date}`,
    remove: (goal) => `Remove: ${goal}`,
  },
} satisfies Same<typeof nl>;

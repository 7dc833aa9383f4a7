import type { Same } from "../../same.ts";
import type { about as nl } from "../nl/about.ts";

export const about = {
  title: "How to help me",
  heading: "How to help me",
  lead: "Write what others should know about you.",
  private: "Only you read this, until you give a key.",
  fields: {
    whatMatters: "What matters to me",
    strengths: "What I am good at",
    howToSupport: "How to help me",
    pleaseDont: "Please don't",
    communication: "How I talk and read",
    reciprocity: "What I can do for others",
  },
  questions: {
    whatMatters: "What matters to you?",
    strengths: "What are you good at?",
    howToSupport: "How can someone help you best?",
    pleaseDont: "What would you rather not have?",
    communication: "How do you like to talk and read?",
    reciprocity: "What can you do for someone else?",
  },
  hints: {
    whatMatters: "For example: my children, quiet, music.",
    strengths: "For example: cooking, listening, making things.",
    howToSupport: "For example: call first, be on time.",
    pleaseDont: "For example: do not just come to my door.",
    communication: "For example: short messages, calm talk.",
    reciprocity: "For example: mending a bike, minding children.",
  },
  empty: "What helps you? One sentence is enough.",
  emptyAction: "Write what helps you",
  edit: "Change",
  write: "Write something",
  save: "Save",
  saved: "Saved.",
  share: "Give a key",
} satisfies Same<typeof nl>;

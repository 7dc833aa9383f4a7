import type { Same } from "#src/i18n/same.ts";
import type { caseWordsNl } from "./case-words-nl.ts";

/** The case sheet of the practice dossier in English. */
export const caseWordsEn = {
  question: "How do I keep up with my post when my back is bad?",
  hard: { of: "Money and post: this is hard", text: "The old debt still runs." },
  help: { of: "How to help me", text: "Call first. Do not just turn up. Explain one thing at a time." },
  own: "On bad days I cannot sit at the table for long.",
  known: { joost: "In winter the post lay there for three weeks.", piet: "Riet calls me when a letter is not clear." },
  ideas: {
    own: "Open the post in bed, on a tray.",
    joost: "Let letters from the bank come by computer.",
    piet: "I come by on Tuesday in bad weeks.",
  },
  lines: {
    tray: "Find a tray for the bed",
    bank: "Arrange with the bank that letters come by computer",
    tuesday: "Come by on Tuesday, when Riet sends a message",
    call: "Call on Friday how the week went",
  },
  but: "Not in my night shifts.",
} satisfies Same<typeof caseWordsNl>;

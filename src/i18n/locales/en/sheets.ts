import type { Same } from "../../same.ts";
import type { sheets as nl } from "../nl/sheets.ts";

export const sheets = {
  title: "My sheet",
  heading: "My sheet",
  parts: {
    explore: {
      paper: "Mirror sheet Explore",
      empty: "First say how it goes. Then it stands here.",
      tell: "Say how it goes",
    },
    deepen: {
      paper: "Mirror sheet Deepen",
      empty: "First see what is behind it. Then it stands here.",
      tell: "Take a closer look",
    },
    do: { paper: "Mirror sheet Do", empty: "First choose a goal. Then it stands here.", tell: "To my plan" },
  },
  made: (name, date) => `${name}, ${date}`,
  reached: "This was reached",
  laterGoals: "This comes later",
  stepsDone: "Steps that are done",
  goesWell: "This goes well",
  hard: "This is hard",
  wish: "This is what I want",
  talk: "I want to talk about this",
  own: "What I want to add",
  ownHint: "This comes at the foot of your sheet. It may stay empty.",
  save: "Save",
  saved: "Saved.",
  print: "Print my sheet",
  open: "See my sheet",
} satisfies Same<typeof nl>;

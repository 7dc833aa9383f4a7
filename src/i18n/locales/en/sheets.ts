import type { Same } from "../../same.ts";
import type { sheets as nl } from "../nl/sheets.ts";

export const sheets = {
  title: "My sheet",
  heading: "My sheet",
  paper: "Mirror sheet Explore",
  made: (name, date) => `${name}, ${date}`,
  empty: "Say first how it goes. Then it stands here.",
  tell: "Say how it goes",
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

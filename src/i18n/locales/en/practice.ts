import type { Same } from "../../same.ts";
import type { practice as nl } from "../nl/practice.ts";

export const practice = {
  title: "Example",
  opening: "The example is on its way.",
  heading: "Look at an example?",
  lead: "Your own plan will be locked. You open it again with your PIN.",
  open: "See the example",
  again: "Start the example again?",
  againLead: "What you tried here will be gone.",
  reset: "Start again",
  goOn: "Go on where I was",
  menu: "See an example",
  menuHint: "A made-up plan, to look around in.",
  resetHint: "The example then starts again.",
  noKey: "You cannot give a key in an example.",
} satisfies Same<typeof nl>;

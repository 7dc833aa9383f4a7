import type { Same } from "../../same.ts";
import type { records as nl } from "../nl/records.ts";

export const records = {
  more: "Fill in more",
  edit: "Change",
  remove: "Remove",
  removed: (what) => `${what} is gone.`,
  putBack: "Put back",
  changed: "It is changed.",
  gone: "This is no longer there.",
  toList: "To the list",
  timeWrong: "Write the time like this: 14:30.",
  contested: (what) => `Two devices wrote different things at: ${what}. Which is right?`,
  thisOne: "This is right",
  bothOfThem: "Both, one below the other",
  chosen: "Chosen.",
  by: (who) => `Written by ${who}.`,
  guide: {
    empty: "You have written nothing yet. All may stay empty.",
    begin: "Begin",
    goOn: "Go on",
    change: (question) => `Change: ${question}`,
  },
  ask: {
    place: (n, all) => `Question ${n} of ${all}`,
    next: "Next",
    skip: "Skip",
    stop: "Stop for now",
    saved: "Saved.",
  },
  history: {
    open: "What stood there before?",
    made: (date, time) => `Made ${date}, ${time}`,
    changed: (date, time) => `Changed ${date}, ${time}`,
    removed: (date, time) => `Removed ${date}, ${time}`,
    "put-back": (date, time) => `Put back ${date}, ${time}`,
    emptied: "emptied",
  },
} satisfies Same<typeof nl>;

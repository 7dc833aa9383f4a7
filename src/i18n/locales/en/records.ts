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
  by: (who) => `Written by ${who}.`,
} satisfies Same<typeof nl>;

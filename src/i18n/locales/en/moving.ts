import type { Same } from "../../same.ts";
import type { moving as nl } from "../nl/moving.ts";

export const moving = {
  title: "Moving",
  menuHint: "Take your plan along to another organisation.",
  lead: "Your plan goes along. You give keys anew there.",
  practice: "In the example you do not move.",
  steps: {
    backup: "Make a backup here. Everything is in it.",
    open: "Open the new address. Choose there: I have one already. Then: I have a backup.",
    words: "Type your 12 words there. Choose a PIN. Make a new recovery sheet there.",
    keys: "Give new keys there.",
    tell: "Say here that you moved.",
    erase: "Erase your plan here. Wait until everybody saw it.",
  },
  makeBackup: "Make a backup",
  nobody: "Nobody has a key now. You need to tell nobody.",
  holders: (names: string) => `These people have a key now: ${names}.`,
  alone: (names: string) => `To tell yourself: ${names}. They can read nothing here.`,
  to: "New address",
  toHint: "May stay empty. Everybody with a key sees this.",
  tell: "Tell them",
  told: "Who has a key now sees that you moved.",
  toldLead: "They see it when they open your plan.",
  stay: "I stay here after all",
  stayed: "Nobody sees any more that you moved.",
  erase: "To erasing everything",
  holder: {
    text: (name: string) => `${name} moved. Ask for a new key.`,
    to: (where: string) => `It says: ${where}`,
    late: "What you write here may not be read any more.",
  },
} satisfies Same<typeof nl>;

import type { Same } from "../../same.ts";
import type { settings as nl } from "../nl/settings.ts";

export const settings = {
  title: "Settings",
  heading: "Settings",
  language: {
    title: "Language",
    heading: "Which language do you want?",
  },
  theme: {
    title: "Colour",
    heading: "Light or dark?",
    system: "Same as my device",
    light: "Light",
    dark: "Dark",
  },
  pin: {
    title: "Change PIN",
    heading: "Change your PIN",
    current: "Your PIN of now",
    next: "Your new PIN",
    again: "Once more",
    save: "Save the PIN",
    saved: "Your PIN is new.",
    honest: "A PIN is short. Mind who has your device.",
  },
  storage: {
    title: "Storage",
    heading: "What is on this device?",
    used: (size) => `Roer uses ${size}.`,
    kept: "This device keeps your plan.",
    notKept: "A full device may wipe your plan. Make your recovery sheet.",
    ask: "Ask the device to keep it",
    erase: "Wipe everything on this device",
    eraseHeading: "Wipe everything on this device?",
    eraseText: "This cannot be undone. Your recovery sheet brings your plan back.",
    eraseTextNoSheet: "This cannot be undone. You have no recovery sheet yet.",
    eraseAll: "Wipe my plan everywhere",
    eraseAllText: "Your plan goes from this device and from the internet.",
    eraseAction: "Wipe everything",
    cancel: "Don't do it",
    erased: "Everything is wiped.",
  },
  about: {
    title: "About Roer",
    heading: "About Roer",
    text: "Roer is yours. Only you and the people you choose can read.",
    sees: "The service keeps only locked text. It does see how much and when.",
    limit: "What someone has read, you cannot take back.",
    version: (version) => `Version ${version}`,
    licence: "Everyone may see how Roer is made.",
  },
} satisfies Same<typeof nl>;

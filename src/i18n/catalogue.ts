import type { nl } from "./locales/nl.ts";
import { pseudo } from "./pseudo.ts";
import type { Same } from "./same.ts";

/** Every text of the product. The Dutch file is its source; other languages `satisfies` it. */
export type Catalogue = Same<typeof nl>;

/** Languages a person can choose. */
export const LOCALES = ["nl", "en"] as const;

/** `pseudo` is Dutch made 40 % longer and turned right to left: a test language that people are never offered. */
export type Locale = (typeof LOCALES)[number] | "pseudo";

export type Direction = "ltr" | "rtl";

export const directionOf = (locale: Locale): Direction => (locale === "pseudo" ? "rtl" : "ltr");

export const isLocale = (code: string): code is Locale => code === "nl" || code === "en" || code === "pseudo";

/** The best of our languages for what a browser asks (`navigator.languages`); Dutch when none fits. */
export function preferredLocale(asked: readonly string[]): Locale {
  for (const tag of asked) {
    const language = tag.toLowerCase().split("-")[0];
    const found = LOCALES.find((locale) => locale === language);
    if (found) return found;
  }
  return "nl";
}

/** Fetches one language; each is a chunk of its own. */
export async function loadLocale(locale: Locale): Promise<Catalogue> {
  switch (locale) {
    case "nl":
      return (await import("./locales/nl.ts")).nl;
    case "en":
      return (await import("./locales/en.ts")).en;
    case "pseudo":
      return pseudo((await import("./locales/nl.ts")).nl);
  }
}

import type { nl } from "./locales/nl.ts";
import { pseudo } from "./pseudo.ts";
import type { Same } from "./same.ts";
import { type TrialCatalogue, withDutch } from "./trial.ts";

/** Every text of the product. The Dutch file is its source; other languages `satisfies` it. */
export type Catalogue = Same<typeof nl>;

/** Languages that say everything. */
export const LOCALES = ["nl", "en"] as const;

/** Languages on trial: nobody has reviewed them, and what they do not say is said in Dutch. */
export const TRIAL_LOCALES = ["ar", "tr", "pl", "uk"] as const;
export type TrialLocale = (typeof TRIAL_LOCALES)[number];

/** `pseudo` is Dutch made 40 % longer and turned right to left: a test language that people are never offered. */
export type Locale = (typeof LOCALES)[number] | TrialLocale | "pseudo";

export type Direction = "ltr" | "rtl";

export const directionOf = (locale: Locale): Direction => (locale === "pseudo" || locale === "ar" ? "rtl" : "ltr");

export const isTrial = (locale: Locale): locale is TrialLocale => TRIAL_LOCALES.some((trial) => trial === locale);

export const isLocale = (code: string): code is Locale =>
  [...LOCALES, ...TRIAL_LOCALES, "pseudo"].some((known) => known === code);

/** BCP 47, for the document and for voices. */
export const languageTag = (locale: Locale): string => (locale === "pseudo" ? "nl" : locale);

/**
 * The best of our languages for what a browser asks (`navigator.languages`); Dutch when none fits. A language on trial
 * is never chosen for somebody.
 */
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
    default: {
      const [{ nl }, trial] = await Promise.all([import("./locales/nl.ts"), loadTrial(locale)]);
      return withDutch(nl, trial, directionOf(locale));
    }
  }
}

async function loadTrial(locale: TrialLocale): Promise<TrialCatalogue> {
  switch (locale) {
    case "ar":
      return (await import("./locales/ar.ts")).ar;
    case "tr":
      return (await import("./locales/tr.ts")).tr;
    case "pl":
      return (await import("./locales/pl.ts")).pl;
    case "uk":
      return (await import("./locales/uk.ts")).uk;
  }
}

import type { PracticeWords } from "./words-nl.ts";

/** Dutch for every language that has no practice dossier of its own. Each is fetched when it is opened. */
export async function loadPracticeWords(locale: string): Promise<PracticeWords> {
  return locale === "en" ? (await import("./words-en.ts")).wordsEn : (await import("./words-nl.ts")).wordsNl;
}

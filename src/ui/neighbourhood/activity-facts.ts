import { type Catalogue, languageTag, type Locale } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Activity } from "#src/exports/neighbourhood-card.ts";
import { whenText } from "./when-text.ts";

export type ActivityFact = {
  readonly label: string;
  readonly text: string;
  /** What a press on it does. */
  readonly as: "words" | "phone" | "site";
};

/** What is said of an activity in words, in the order in which one asks; what is not told is left out. */
export function activityFacts(t: Catalogue, f: Formats, locale: Locale, activity: Activity): readonly ActivityFact[] {
  const words = t.neighbourhood.activity;
  const { organizer, location, telephone, url, inLanguage, wheelchair, dateModified } = activity;
  const facts: readonly (readonly [label: string, text: string | undefined, as?: ActivityFact["as"]])[] = [
    [words.when, whenText(t, f, activity)],
    [words.location, location],
    [words.organizer, organizer],
    [words.cost, activity.fees_description],
    [words.join, activity.application_process],
    [words.telephone, telephone, "phone"],
    [words.website, url, "site"],
    [words.languages, inLanguage && languageNames(f, locale, inLanguage)],
    [words.wheelchair, wheelchair === undefined ? undefined : wheelchair ? words.wheelchairYes : words.wheelchairNo],
    [words.updated, dateModified && f.date(dateModified)],
  ];
  return facts.flatMap(([label, text, as = "words"]) =>
    text === undefined || text === "" ? [] : [{ label, text, as }],
  );
}

/** "Nederlands en Arabisch"; a code without a name stays a code. */
function languageNames(f: Formats, locale: Locale, codes: readonly string[]): string {
  const names = new Intl.DisplayNames([languageTag(locale)], { type: "language", fallback: "code" });
  return f.list(codes.map((code) => names.of(code) ?? code));
}

import type { Locale } from "./catalogue.ts";

/** An instant (milliseconds, or a Date) or a calendar day `YYYY-MM-DD`. */
export type When = number | Date | string;

/** The life of a dossier is counted in Dutch days, whatever the device thinks. */
export const TIME_ZONE = "Europe/Amsterdam";

export type Formats = {
  /** "dinsdag 3 maart"; with the year when that is another than now. */
  date(when: When): string;
  /** The last day that an end (exclusive or inclusive instant) still covers, as `date` writes it. */
  lastDay(end: When): string;
  /** "tot en met dinsdag 3 maart". */
  until(end: When): string;
  /** "gisteren", "vandaag", "morgen", else `date`. */
  relativeDay(when: When): string;
  /** "16:00". */
  time(when: When): string;
  /** "Noor, Sam en Ali". */
  list(names: readonly string[]): string;
  number(value: number): string;
  /** "1,2 MB". */
  size(bytes: number): string;
  /** The Dutch calendar day of an instant, `YYYY-MM-DD`. */
  day(when: When): string;
};

const MINUTE = 60_000;
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/** A calendar day stands at noon UTC, which is the same day in the Netherlands all year. */
function instantOf(when: When): number {
  if (typeof when === "number") return when;
  if (when instanceof Date) return when.getTime();
  return Date.parse(DAY_PATTERN.test(when) ? `${when}T12:00:00Z` : when);
}

/** Dates, lists and numbers of one language. `now` is the clock port; it decides "vandaag" and hidden years. */
export function createFormats(locale: Locale, now: () => number): Formats {
  const tag = locale === "en" ? "en-GB" : "nl-NL";
  const words =
    locale === "en"
      ? { until: "until", yesterday: "yesterday", today: "today", tomorrow: "tomorrow" }
      : { until: "tot en met", yesterday: "gisteren", today: "vandaag", tomorrow: "morgen" };
  const zone = { timeZone: TIME_ZONE } as const;
  const dayMonth = new Intl.DateTimeFormat(tag, { ...zone, weekday: "long", day: "numeric", month: "long" });
  const dayMonthYear = new Intl.DateTimeFormat(tag, {
    ...zone,
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  });
  const clock = new Intl.DateTimeFormat(tag, { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  const calendar = new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" });
  const conjunction = new Intl.ListFormat(tag, { type: "conjunction" });
  const plain = new Intl.NumberFormat(tag);
  const megabytes = new Intl.NumberFormat(tag, { maximumFractionDigits: 1 });

  const day = (when: When): string => calendar.format(instantOf(when));
  const date = (when: When): string => {
    const sameYear = day(when).slice(0, 4) === day(now()).slice(0, 4);
    return (sameYear ? dayMonth : dayMonthYear).format(instantOf(when)).replace(",", "");
  };
  const lastDay = (end: When): string =>
    date(typeof end === "string" && DAY_PATTERN.test(end) ? end : instantOf(end) - MINUTE);
  const dayNumber = (when: When): number => Date.parse(`${day(when)}T00:00:00Z`) / (24 * 60 * MINUTE);

  return {
    day,
    date,
    lastDay,
    until: (end) => `${words.until} ${lastDay(end)}`,
    relativeDay: (when) => {
      const away = dayNumber(when) - dayNumber(now());
      if (away === -1) return words.yesterday;
      if (away === 0) return words.today;
      if (away === 1) return words.tomorrow;
      return date(when);
    },
    time: (when) => clock.format(instantOf(when)),
    list: (names) => conjunction.format(names),
    number: (value) => plain.format(value),
    size: (bytes) => `${megabytes.format(bytes / 1_000_000)} MB`,
  };
}

/** The six digits as people read them aloud: "482 913". Screen readers hear two groups. */
export const groupDigits = (digits: string): string => digits.replace(/^(\d{3})(\d{3})$/, "$1 $2");

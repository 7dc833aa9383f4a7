import type { Locale } from "./catalogue.ts";

/** An instant (milliseconds, or a Date) or a calendar day `YYYY-MM-DD`. */
export type When = number | Date | string;

/** The life of a dossier is counted in Dutch days, whatever the device thinks. */
export const TIME_ZONE = "Europe/Amsterdam";

export type Formats = {
  /** "dinsdag 3 maart"; with the year when that is another than now. */
  date(when: When): string;
  /** "dinsdag 3 maart 2026", for paper, which outlives a year. */
  fullDate(when: When): string;
  /**
   * The last day that an end (exclusive or inclusive instant) still covers, as `date` writes it; with the time where it
   * ends in the middle of one.
   */
  lastDay(end: When): string;
  /** The same without the day of the week, for a list of many: "3 maart". */
  shortLastDay(end: When): string;
  /** "tot en met dinsdag 3 maart". */
  until(end: When): string;
  /** "gisteren", "vandaag", "morgen", else `date`. */
  relativeDay(when: When): string;
  /** "16:00". */
  time(when: When): string;
  /** "Noor, Sam en Ali". */
  list(names: readonly string[]): string;
  number(value: number): string;
  /** "1,2 MB"; "64 kB" where that says more. */
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

/** Digits are those of the letters and forms that people get here. */
const TAGS: Readonly<Record<Locale, string>> = {
  nl: "nl-NL",
  en: "en-GB",
  ar: "ar-u-nu-latn",
  tr: "tr-TR",
  pl: "pl-PL",
  uk: "uk-UA",
  pseudo: "nl-NL",
};

/** "tot en met": of a day that counts itself. */
const UNTIL: Readonly<Record<Locale, (day: string) => string>> = {
  nl: (day) => `tot en met ${day}`,
  en: (day) => `until ${day}`,
  ar: (day) => `حتى ${day}`,
  tr: (day) => `Son gün: ${day}`,
  pl: (day) => `do: ${day}`,
  uk: (day) => `до: ${day}`,
  pseudo: (day) => `tot en met ${day}`,
};

/** Made when first needed: the first screen has no date, and each of these takes a cheap phone some ten milliseconds. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Dates, lists and numbers of one language. `now` is the clock port; it decides "vandaag" and hidden years. */
export function createFormats(locale: Locale, now: () => number): Formats {
  const tag = TAGS[locale];
  const zone = { timeZone: TIME_ZONE } as const;
  const longDay = { ...zone, weekday: "long", day: "numeric", month: "long" } as const;
  const dayMonth = once(() => new Intl.DateTimeFormat(tag, longDay));
  const dayMonthYear = once(() => new Intl.DateTimeFormat(tag, { ...longDay, year: "numeric" }));
  const shortDay = { ...zone, day: "numeric", month: "long" } as const;
  const short = once(() => new Intl.DateTimeFormat(tag, shortDay));
  const shortYear = once(() => new Intl.DateTimeFormat(tag, { ...shortDay, year: "numeric" }));
  const clock = once(
    () => new Intl.DateTimeFormat(tag, { ...zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
  );
  const calendar = once(
    () => new Intl.DateTimeFormat("en-CA", { ...zone, year: "numeric", month: "2-digit", day: "2-digit" }),
  );
  const conjunction = once(() => new Intl.ListFormat(tag, { type: "conjunction" }));
  const days = once(() => new Intl.RelativeTimeFormat(tag, { numeric: "auto" }));
  const plain = once(() => new Intl.NumberFormat(tag));
  const megabytes = once(() => new Intl.NumberFormat(tag, { maximumFractionDigits: 1 }));

  const day = (when: When): string => calendar().format(instantOf(when));
  const isThisYear = (when: When): boolean => day(when).slice(0, 4) === day(now()).slice(0, 4);
  const fullDate = (when: When): string => dayMonthYear().format(instantOf(when)).replace(/[,،]/u, "");
  const date = (when: When): string =>
    isThisYear(when) ? dayMonth().format(instantOf(when)).replace(/[,،]/u, "") : fullDate(when);
  /** With the time where it ends in the middle of a day. */
  const lastMoment = (end: When, write: (when: When) => string): string => {
    if (typeof end === "string" && DAY_PATTERN.test(end)) return write(end);
    const moment = instantOf(end);
    const last = write(moment - MINUTE);
    return day(moment - MINUTE) === day(moment + MINUTE) ? `${last} ${clock().format(moment)}` : last;
  };
  const lastDay = (end: When): string => lastMoment(end, date);
  const dayNumber = (when: When): number => Date.parse(`${day(when)}T00:00:00Z`) / (24 * 60 * MINUTE);

  return {
    day,
    date,
    fullDate,
    lastDay,
    shortLastDay: (end) => lastMoment(end, (when) => (isThisYear(when) ? short : shortYear)().format(instantOf(when))),
    until: (end) => UNTIL[locale](lastDay(end)),
    relativeDay: (when) => {
      const away = dayNumber(when) - dayNumber(now());
      if (Math.abs(away) <= 1) return days().format(away, "day");
      return date(when);
    },
    time: (when) => clock().format(instantOf(when)),
    list: (names) => conjunction().format(names),
    number: (value) => plain().format(value),
    size: (bytes) =>
      bytes < 950_000
        ? `${plain().format(Math.max(1, Math.round(bytes / 1000)))} kB`
        : `${megabytes().format(bytes / 1_000_000)} MB`,
  };
}

/** The six digits as people read them aloud: "482 913". Screen readers hear two groups. */
export const groupDigits = (digits: string): string => digits.replace(/^(\d{3})(\d{3})$/, "$1 $2");

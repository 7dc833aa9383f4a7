import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { Activity } from "#src/exports/neighbourhood-card.ts";

const isIn = <T extends object>(key: string, table: T): key is keyof T & string => Object.hasOwn(table, key);

/** When it is, in the organisation's words; without those, by its rule as far as that can be said in words. */
export const whenText = (t: Catalogue, f: Formats, { when, rrule }: Activity): string | undefined =>
  when ?? (rrule === undefined ? undefined : ruleText(t, f, rrule));

function ruleText(t: Catalogue, f: Formats, rrule: string): string | undefined {
  const words = t.neighbourhood.when;
  const parts = new Map(rrule.split(";").map((part) => part.split("=", 2) as [string, string]));
  const every = Number(parts.get("INTERVAL") ?? 1);
  const days = parts.get("BYDAY")?.split(",") ?? [];
  switch (parts.get("FREQ")) {
    case "DAILY":
      return every === 1 ? words.daily : undefined;
    case "WEEKLY": {
      const names = days.flatMap((day) => (isIn(day, words.days) ? [words.days[day]] : []));
      if (every > 2 || names.length < days.length) return undefined;
      if (names.length === 0) return every === 1 ? words.weekly : words.everyOtherWeek;
      return every === 1 ? words.every(f.list(names)) : words.everyOther(f.list(names));
    }
    case "MONTHLY": {
      if (every !== 1) return undefined;
      if (days.length === 0) return words.monthly;
      const [, nth = "", day = ""] = /^(-?\d)([A-Z]{2})$/u.exec(days[0] ?? "") ?? [];
      return days.length === 1 && isIn(nth, words.nth) && isIn(day, words.days)
        ? words.ofMonth(words.nth[nth], words.days[day])
        : undefined;
    }
    case "YEARLY":
      return every === 1 && days.length === 0 ? words.yearly : undefined;
    default:
      return undefined;
  }
}

import { DAY, HOUR, type Instant, instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import { err, ok, type Result } from "#src/base/result.ts";
import { addDays, addMonths, compareDates, type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";
import { boundaryAfter, epochAt, type Window } from "#src/protocol/time.ts";

/** Keys end by the Dutch calendar, also on a device that is set to another zone. */
export const DUTCH_TIME = "Europe/Amsterdam";

/** The last day on which a key opens, as a person chooses it. */
export type DateChoice =
  | { readonly type: "today" }
  | { readonly type: "two-days" }
  | { readonly type: "two-weeks" }
  | { readonly type: "three-months" }
  | { readonly type: "one-year" }
  | { readonly type: "date"; readonly date: LocalDate };

export type WindowFault =
  | { readonly type: "date-in-the-past" }
  | { readonly type: "date-too-far"; readonly limit: LocalDate };

/** A key without a near end is a key nobody thinks about again. */
const LONGEST_YEARS = 5;

export function lastDay(choice: DateChoice, today: LocalDate): LocalDate {
  switch (choice.type) {
    case "today":
      return today;
    case "two-days":
      return addDays(today, 2);
    case "two-weeks":
      return addDays(today, 14);
    case "three-months":
      return addMonths(today, 3);
    case "one-year":
      return addMonths(today, 12);
    case "date":
      return choice.date;
  }
}

/** From the quarter of an hour that is running to the end of the last day; two days are 48 hours, whatever the hour is. */
export function windowFor(choice: DateChoice, now: Instant, zone: string = DUTCH_TIME): Result<Window, WindowFault> {
  const today = dateIn(zone, now);
  const last = lastDay(choice, today);
  const limit = addMonths(today, 12 * LONGEST_YEARS);
  if (compareDates(last, today) < 0) return err({ type: "date-in-the-past" });
  if (compareDates(last, limit) > 0) return err({ type: "date-too-far", limit });
  const end = choice.type === "two-days" ? instant(now + 2 * DAY) : endOfDay(last, zone);
  return ok({ nbf: epochAt(now), exp: boundaryAfter(end) });
}

/** What the calendar on the wall says in that zone. */
export function dateIn(zone: string, moment: Instant): LocalDate {
  const date = parseLocalDate(isoDay(zone, moment));
  invariant(date !== undefined, "a device's clock lies between 1900 and 2199");
  return date;
}

/**
 * The first instant after that day in that zone: the end of a window, itself outside. A day may have 23 or 25
 * hours. The next midnight is looked for in the zone's own calendar: the earliest quarter of an hour that it
 * dates later than the day. All offsets since 1972 are whole quarters.
 */
export function endOfDay(date: LocalDate, zone: string = DUTCH_TIME): Instant {
  const quarter = HOUR / 4;
  const midnight = Date.parse(`${addDays(date, 1)}T00:00:00Z`);
  let before = Math.floor((midnight - DAY) / quarter);
  let after = Math.ceil((midnight + DAY) / quarter);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isoDay(zone, middle * quarter) > date) after = middle;
    else before = middle;
  }
  return instant(after * quarter);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function isoDay(zone: string, moment: number): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-CA-u-ca-gregory-nu-latn", {
      timeZone: zone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  return `${parts.get("year") ?? ""}-${parts.get("month") ?? ""}-${parts.get("day") ?? ""}`;
}

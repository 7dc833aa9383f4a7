import { addDays, addMonths, compareDates, dayNumber, type LocalDate } from "./local-date.ts";

/** RFC 5545 rules as the forms write them: every day, every week, every other week, every month. */
export const REPEATS = ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY"] as const;
export type Repeat = (typeof REPEATS)[number];

/** Rules as the form writes them; of another one only the first day is known. */
const RULE = /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=(\d{1,3}))?$/u;

/** The first day from `today` on at which it takes place; undefined when it is over. */
export function nextDay(on: LocalDate, repeat: string | undefined, today: LocalDate): LocalDate | undefined {
  if (compareDates(on, today) >= 0) return on;
  const [, frequency, interval = "1"] = RULE.exec(repeat ?? "") ?? [];
  const every = Math.max(1, Number(interval));
  if (frequency === undefined) return undefined;
  if (frequency === "DAILY" || frequency === "WEEKLY") {
    const days = every * (frequency === "WEEKLY" ? 7 : 1);
    return addDays(on, Math.ceil((dayNumber(today) - dayNumber(on)) / days) * days);
  }
  const months = every * (frequency === "YEARLY" ? 12 : 1);
  // RFC 5545: a month without that day is left out, not moved.
  for (let turn = 1; turn <= MOST_TURNS; turn++) {
    const day = addMonths(on, turn * months);
    if (compareDates(day, today) >= 0 && day.slice(8) === on.slice(8)) return day;
  }
  return undefined;
}

/** Three hundred years of months: a day between 1900 and 2199 is always reached. */
const MOST_TURNS = 3_600;

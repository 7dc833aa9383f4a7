import type ICAL from "ical.js";
import { compareDates, type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";
import type { Ical } from "./load-ical.ts";
import type { EventTime } from "./read-time.ts";

/** A day on which it is, and its rule where it goes on from there. `suffix`: tells those of one entry apart. */
export type RepeatDay = { readonly on: LocalDate; readonly rule?: string; readonly suffix: string };
/** The rule is not one that the app knows, or there are days on which it is not. */
export type RepeatChange = "repeat" | "exception";
export type Repeats = { readonly days: readonly RepeatDay[]; readonly changed: readonly RepeatChange[] };

/** Of one that ends so many days come, each on its own. */
const MOST_DAYS = 120;
/** Three digits, as recurrence.ts reads them. */
const MOST_INTERVAL = 999;
const WEEK = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"] as const;

/**
 * The app knows "every so many days, weeks, months or years, without an end" (recurrence.ts). What says the same in
 * more words becomes that; what ends becomes its days; several days of a week become one entry each. Of any other rule
 * the first day comes, with the rule beside it.
 */
export function readRepeat(ical: Ical, event: ICAL.Component, start: EventTime): Repeats {
  const { on } = start.wall;
  const recur = event.getFirstPropertyValue("rrule");
  const hasDates = event.getFirstProperty("rdate") !== null;
  if (!(recur instanceof ical.Recur)) {
    return { days: [{ on, suffix: "" }], changed: hasDates ? ["repeat"] : [] };
  }
  const exception: readonly RepeatChange[] = event.getFirstProperty("exdate") ? ["exception"] : [];
  const every = simple(recur, start);
  if (every === undefined) return { days: [{ on, suffix: "", ...kept(recur) }], changed: ["repeat", ...exception] };
  const more: readonly RepeatChange[] = hasDates ? ["repeat"] : [];
  const ends = recur.count !== null || recur.until !== null;
  if (ends) return endsAfter(ical, event, start);
  if (every === "days-of-week") return { days: weekly(recur, start), changed: [...more, ...exception] };
  return { days: [{ on, rule: every, suffix: "" }], changed: [...more, ...exception] };
}

/**
 * The rule as the app writes it; undefined for any other. Only what is one of these is ever counted out by the library:
 * of a rule that never comes true it would look for a day for ever.
 */
function simple(recur: ICAL.Recur, { time }: EventTime): string | undefined {
  const parts = recur.parts as Readonly<Record<string, readonly (string | number)[] | undefined>>;
  const names = Object.keys(parts).filter((name) => parts[name]?.length);
  const only = (...allowed: readonly string[]): boolean => names.every((name) => allowed.includes(name));
  const is = (name: string, value: string | number): boolean =>
    parts[name] === undefined || (parts[name].length === 1 && String(parts[name][0]) === String(value));
  if (recur.interval > MOST_INTERVAL) return undefined;
  const rule = `FREQ=${recur.freq}${recur.interval > 1 ? `;INTERVAL=${recur.interval}` : ""}`;
  const weekday = WEEK[time.dayOfWeek() - 1] ?? "";
  switch (recur.freq) {
    case "DAILY":
      return only() ? rule : undefined;
    case "WEEKLY":
      if (!only("BYDAY") || !parts["BYDAY"]?.every((day) => WEEK.some((one) => one === day))) {
        return names.length === 0 ? rule : undefined;
      }
      return is("BYDAY", weekday) ? rule : "days-of-week";
    case "MONTHLY":
      return only("BYMONTHDAY") && is("BYMONTHDAY", time.day) ? rule : undefined;
    case "YEARLY":
      return only("BYMONTH", "BYMONTHDAY") && is("BYMONTH", time.month) && is("BYMONTHDAY", time.day)
        ? rule
        : undefined;
    default:
      return undefined;
  }
}

function endsAfter(ical: Ical, event: ICAL.Component, { time, wall }: EventTime): Repeats {
  const days: RepeatDay[] = [];
  const expansion = new ical.RecurExpansion({ component: event, dtstart: time });
  for (let turn = 0; turn < MOST_DAYS; turn++) {
    const next = expansion.next() as ICAL.Time | undefined;
    if (!next) return { days, changed: [] };
    const on = dayOf(next, time, wall.on);
    if (on) days.push({ on, suffix: `/${on}` });
  }
  return { days, changed: expansion.next() ? ["repeat"] : [] };
}

/** The first of each day of the week, from where each goes on by itself. */
function weekly(recur: ICAL.Recur, { time, wall }: EventTime): readonly RepeatDay[] {
  const rule = `FREQ=WEEKLY${recur.interval > 1 ? `;INTERVAL=${recur.interval}` : ""}`;
  const wanted = recur.parts["BYDAY"]?.length ?? 0;
  const first = new Map<number, RepeatDay>();
  const iterator = recur.iterator(time);
  for (let turn = 0; turn < wanted * 2 && first.size < wanted; turn++) {
    const next = iterator.next() as ICAL.Time | null;
    if (!next) break;
    const on = dayOf(next, time, wall.on);
    if (on && !first.has(next.dayOfWeek())) first.set(next.dayOfWeek(), { on, rule, suffix: `/${next.dayOfWeek()}` });
  }
  return [...first.values()].sort((a, b) => compareDates(a.on, b.on));
}

/** The Dutch day of a time of the rule: as far from its own day as the first one is. */
function dayOf(next: ICAL.Time, start: ICAL.Time, on: LocalDate): LocalDate | undefined {
  const day = (of: ICAL.Time): number => Date.UTC(of.year, of.month - 1, of.day);
  const shift = Date.parse(`${on}T00:00:00Z`) - day(start);
  return parseLocalDate(new Date(day(next) + shift).toISOString().slice(0, 10));
}

/** As it stands there: another program reads it again. Longer ones no record has room for. */
function kept(recur: ICAL.Recur): { readonly rule?: string } {
  const rule = recur.toString();
  return rule.length <= 200 && /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*$/u.test(rule)
    ? { rule }
    : {};
}

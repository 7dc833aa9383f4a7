import { type HelpRequest, MOST_DAYS } from "./help-request.ts";
import { addDays, compareDates, dayNumber, type LocalDate } from "./local-date.ts";
import { nextDay } from "./recurrence.ts";

/** One time that help is asked for. `on` names it; with `anyDay` it is any day from there to `last`. */
export type HelpDate = { readonly on: LocalDate; readonly last: LocalDate };

type Days = Pick<HelpRequest, "on" | "anyDay" | "repeat">;

/** Of what comes back for ever, so many days are shown before and after today. */
const AHEAD = 28;
const BEHIND = 28;

const THURSDAY_OF_1970 = 3;

/** Monday of the week of a day, by ISO 8601. */
export const weekOf = (date: LocalDate): LocalDate => addDays(date, -((dayNumber(date) + THURSDAY_OF_1970) % 7));

const dateOf = ({ anyDay }: Days, on: LocalDate): HelpDate => ({ on, last: anyDay === true ? addDays(on, 6) : on });

/** All dates whose last day lies from `from` to `until`, soonest first, each once. */
function datesBetween(request: Days, from: LocalDate, until: LocalDate): readonly HelpDate[] {
  const found = new Map<LocalDate, HelpDate>();
  const begin = request.anyDay === true ? addDays(from, -6) : from;
  for (const first of request.on) {
    let on = nextDay(first, request.repeat, begin);
    while (on !== undefined && compareDates(dateOf(request, on).last, until) <= 0) {
      found.set(on, dateOf(request, on));
      on = nextDay(first, request.repeat, addDays(on, 1));
      if (request.repeat === undefined) break;
    }
  }
  return [...found.values()].sort((a, b) => compareDates(a.on, b.on));
}

/** The days of a date that have not gone by. */
export const daysLeft = ({ on, last }: HelpDate, today: LocalDate): readonly LocalDate[] =>
  Array.from({ length: dayNumber(last) - dayNumber(on) + 1 }, (_, n) => addDays(on, n)).filter(
    (day) => compareDates(day, today) >= 0,
  );

/** Was help asked on that date, and if a day of it was chosen, is it one of its days? */
export const isAskedOn = (request: Days, date: LocalDate, chosen: LocalDate = date): boolean =>
  request.on.some((on) => nextDay(on, request.repeat, date) === date) &&
  compareDates(date, chosen) <= 0 &&
  compareDates(chosen, dateOf(request, date).last) <= 0;

/** The last day on which help was asked; undefined for what repeats. */
export function lastDayOf(request: Days): LocalDate | undefined {
  if (request.repeat !== undefined) return undefined;
  const on = [...request.on].sort(compareDates).at(-1);
  return on && dateOf(request, on).last;
}

/** Today and later, soonest first: all of them, or four weeks of what repeats, and of that at least the next time. */
export function datesAhead(request: Days, today: LocalDate): readonly HelpDate[] {
  const last = lastDayOf(request);
  if (last !== undefined) return datesBetween(request, today, last);
  const near = datesBetween(request, today, addDays(today, AHEAD));
  if (near.length > 0) return near;
  const next = request.on.flatMap((on) => nextDay(on, request.repeat, today) ?? []).sort(compareDates)[0];
  return next === undefined ? [] : [dateOf(request, next)];
}

/** What is over, latest first; of what repeats, four weeks of it. */
export function datesBefore(request: Days, today: LocalDate): readonly HelpDate[] {
  const [first = today] = [...request.on].sort(compareDates);
  const from = request.repeat === undefined ? first : addDays(today, -BEHIND);
  return datesBetween(request, from, addDays(today, -1)).toReversed();
}

/** After the last date, or after it was closed, who was asked reads it for two more weeks: thanks come late, and so does "toch niet". */
const STAYS = 14;

/** The first day on which nobody needs to read it any more; undefined for what goes on. */
export function overFrom(request: Days & Pick<HelpRequest, "closedOn">): LocalDate | undefined {
  const ends = [request.closedOn, lastDayOf(request)].flatMap((day) => day ?? []).sort(compareDates);
  return ends[0] && addDays(ends[0], STAYS + 1);
}

/** The days of the last week in which help was asked, moved on by whole weeks until all of them are ahead. */
export function nextWeek(request: Days, today: LocalDate): LocalDate[] {
  const days = [...request.on].sort(compareDates);
  const last = days.at(-1);
  const recent = days.filter((day) => last !== undefined && compareDates(day, addDays(last, -6)) >= 0);
  const known = new Set<LocalDate>(days);
  let moved = recent.map((day) => addDays(day, 7));
  while (moved.some((day) => known.has(day)) || datesAhead({ ...request, on: moved }, today).length < moved.length)
    moved = moved.map((day) => addDays(day, 7));
  return [...days, ...moved].slice(-MOST_DAYS);
}

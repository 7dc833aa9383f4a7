import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { clockTime, day, line, name, recurrence, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { addDays, addMonths, compareDates, dayNumber, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** "Afspraak": RFC 5545 VEVENT, FHIR Appointment. Day and clock are those of the resident's own zone, summer time and all. */
export const Appointment = defineKind("appointment", {
  title: line(),
  on: day(),
  at: z.exactOptional(clockTime()),
  until: z.exactOptional(clockTime()),
  place: z.exactOptional(line()),
  with: z.exactOptional(name()),
  /** What to bring, what to ask. */
  remember: z.exactOptional(text()),
  repeat: z.exactOptional(recurrence()),
});
export type Appointment = FieldsOf<typeof Appointment>;

export const createAppointment = (appointment: Appointment, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(Appointment, appointment, id, at);

export const amendAppointment = (
  id: EntityId,
  changes: Changes<Appointment>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(Appointment, id, changes, at);

const byTime = (a: Recorded<Appointment>, b: Recorded<Appointment>): number =>
  compareDates(a.fields.on, b.fields.on) || (a.fields.at ?? "").localeCompare(b.fields.at ?? "") || oldestFirst(a, b);

/** By the day on which it began. */
export const appointments = (state: SectionState): Recorded<Appointment>[] =>
  recordsOf(state, Appointment).sort(byTime);

/** Rules as the form writes them; of another one only the first day is known. */
const RULE = /^FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;INTERVAL=(\d{1,3}))?$/u;

/** The first day from `today` on at which it takes place; undefined when it is over. */
export function nextDay({ on, repeat }: Pick<Appointment, "on" | "repeat">, today: LocalDate): LocalDate | undefined {
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

export type Upcoming = {
  /** Soonest first; of what repeats with its next day in place of its first. */
  readonly upcoming: readonly Recorded<Appointment>[];
  /** Latest first. */
  readonly past: readonly Recorded<Appointment>[];
};

export function upcomingFrom(state: SectionState, today: LocalDate): Upcoming {
  const upcoming: Recorded<Appointment>[] = [];
  const past: Recorded<Appointment>[] = [];
  for (const record of appointments(state)) {
    const on = nextDay(record.fields, today);
    if (on === undefined) past.push(record);
    else upcoming.push({ ...record, fields: { ...record.fields, on } });
  }
  return { upcoming: upcoming.sort(byTime), past: past.reverse() };
}

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { clockTime, day, line, name, recurrence, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { compareDates, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { nextDay } from "./recurrence.ts";
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
    const on = nextDay(record.fields.on, record.fields.repeat, today);
    if (on === undefined) past.push(record);
    else upcoming.push({ ...record, fields: { ...record.fields, on } });
  }
  return { upcoming: upcoming.sort(byTime), past: past.reverse() };
}

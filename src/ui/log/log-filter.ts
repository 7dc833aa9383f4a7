import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { LogNames } from "./log-days.ts";
import type { LogEvent } from "./log-event.ts";
import { type Act, actOf, isOfDevice } from "./log-kinds.ts";

/** How far back, in days that count themselves. */
const DAYS = { today: 1, week: 7, month: 31, year: 366 } as const;
export const PERIODS = ["all", "today", "week", "month", "year"] as const;
export type Period = (typeof PERIODS)[number];

export type LogFilter = {
  /** A name as it is shown; empty for everybody. */
  readonly person: string;
  readonly act: Act | "all";
  readonly period: Period;
};

export const EVERYTHING: LogFilter = { person: "", act: "all", period: "all" };

export const isEverything = ({ person, act, period }: LogFilter): boolean =>
  person === "" && act === "all" && period === "all";

/** Whom it is about, by name, as one person may have had several keys. A device of the resident is nobody else's. */
export function peopleIn(names: LogNames, event: LogEvent): readonly string[] {
  if (isOfDevice(event)) return [];
  const grants = event.type === "passed-on" ? [event.by, event.grant] : [event.grant];
  return grants.map((grant) => names.person(grant));
}

export function filtered(
  events: readonly LogEvent[],
  { person, act, period }: LogFilter,
  names: LogNames,
  f: Formats,
  today: LocalDate,
): readonly LogEvent[] {
  const from = period === "all" ? "" : addDays(today, 1 - DAYS[period]);
  return events.filter(
    (event) =>
      (person === "" || peopleIn(names, event).includes(person)) &&
      (act === "all" || actOf(event) === act) &&
      f.day(event.at) >= from,
  );
}

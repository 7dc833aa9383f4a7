import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import type { Formats } from "#src/i18n/formats.ts";
import type { LogNames } from "./log-days.ts";
import type { LogEvent } from "./log-events.ts";
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

/** By name, as one person may have had several keys. */
export const personIn = (names: LogNames, event: LogEvent): string =>
  isOfDevice(event) ? "" : names.person(event.grant);

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
      (person === "" || personIn(names, event) === person) &&
      (act === "all" || actOf(event) === act) &&
      f.day(event.at) >= from,
  );
}

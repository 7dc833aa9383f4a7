import { TIME_ZONE } from "#src/i18n/formats.ts";
import { type LocalDate, parseLocalDate } from "#src/dossier/local-date.ts";

/** A day, and what the clock says; without that it is the whole day. */
export type WallTime = { readonly on: LocalDate; readonly at?: string };

/** "2026-11-27 09:15". */
const shown = (zone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
const dutch = shown(TIME_ZONE);

/** Milliseconds since 1970 as a Dutch clock shows them; undefined outside the years that a dossier knows. */
export function dutchTime(when: number): WallTime | undefined {
  if (Number.isNaN(when)) return undefined;
  const [day = "", at = ""] = dutch.format(when).split(" ");
  const on = parseLocalDate(day);
  return on === undefined ? undefined : { on, at };
}

/**
 * The moment at which a clock in that zone shows this, in milliseconds since 1970. `wall`: the same as if it were UTC.
 * Undefined when no such zone is known here.
 */
export function momentIn(zone: string, wall: number): number | undefined {
  let clock: Intl.DateTimeFormat;
  try {
    clock = shown(zone);
  } catch {
    return undefined;
  }
  const offset = (when: number): number => Date.parse(`${clock.format(when).replace(" ", "T")}:00Z`) - when;
  const minute = Math.floor(wall / 60_000) * 60_000;
  const near = minute - offset(minute);
  return minute - offset(near);
}

import type ICAL from "ical.js";
import { parseLocalDate } from "#src/dossier/local-date.ts";
import { TIME_ZONE } from "#src/i18n/formats.ts";
import type { Ical } from "./load-ical.ts";
import { dutchTime, momentIn, type WallTime } from "./wall-time.ts";

/** The zones that a file explains, by the name that its times use. */
export type Zones = ReadonlyMap<string, ICAL.Timezone>;

/** When something begins: as the file has it, and as a Dutch clock shows it. */
export type EventTime = {
  readonly time: ICAL.Time;
  readonly wall: WallTime;
  /** What the clock shows so many seconds later. */
  readonly after: (seconds: number) => WallTime | undefined;
};

/** A zone that cannot be read is left to what this device knows of its name. */
export function readZones(ical: Ical, blocks: readonly string[]): Zones {
  const zones = new Map<string, ICAL.Timezone>();
  for (const block of blocks) {
    try {
      const component = new ical.Component(ical.parse(block) as unknown[]);
      const tzid = component.getFirstPropertyValue("tzid");
      if (typeof tzid === "string") zones.set(tzid, new ical.Timezone({ component, tzid }));
    } catch {
      // The library says with an exception that a line is no such line.
    }
  }
  return zones;
}

/** Undefined where there is no such property, no day in it, or none that a dossier knows. */
export function wallOf(ical: Ical, property: ICAL.Property | null, zones: Zones): EventTime | undefined {
  const time = property?.getFirstValue();
  if (!(time instanceof ical.Time)) return undefined;
  const tzid = property?.getParameter("tzid");
  const zone = typeof tzid === "string" ? tzid : undefined;
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second);
  const moment = momentOf(ical, time, zone, wall, zones);
  const shown = moment === undefined || time.isDate ? asWritten(wall, time.isDate) : dutchTime(moment);
  if (!shown) return undefined;
  return {
    time,
    wall: shown,
    after: (seconds) => {
      if (time.isDate || moment === undefined) return asWritten(wall + seconds * 1000, time.isDate);
      return dutchTime(moment + seconds * 1000);
    },
  };
}

/** A time without a zone is that of whoever reads it, and so is one of a zone that nobody knows: undefined. */
function momentOf(
  ical: Ical,
  time: ICAL.Time,
  zone: string | undefined,
  wall: number,
  zones: Zones,
): number | undefined {
  if (time.zone === ical.Timezone.utcTimezone) return wall;
  if (zone === undefined) return undefined;
  const explained = zones.get(zone);
  if (zone === TIME_ZONE || !explained) return momentIn(zone, wall);
  return wall - explained.utcOffset(time) * 1000;
}

function asWritten(wall: number, isDate: boolean): WallTime | undefined {
  if (Number.isNaN(wall)) return undefined;
  const [day = "", clock = ""] = new Date(wall).toISOString().split("T");
  const on = parseLocalDate(day);
  if (on === undefined) return undefined;
  return isDate ? { on } : { on, at: clock.slice(0, 5) };
}

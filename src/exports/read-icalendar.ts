import type ICAL from "ical.js";
import { err, ok, type Result } from "#src/base/result.ts";
import { LINE_LENGTH, NAME_LENGTH, TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { addDays, compareDates, type LocalDate } from "#src/dossier/local-date.ts";
import { blocksIn } from "./content-lines.ts";
import { type Ical, type IcalFault, loadIcal } from "./load-ical.ts";
import { type RepeatChange, readRepeat } from "./read-repeat.ts";
import { type EventTime, readZones, wallOf, type Zones } from "./read-time.ts";
import type { WallTime } from "./wall-time.ts";

/** An appointment out of a calendar file, by the names of src/dossier/appointment.ts. */
export type FoundAppointment = {
  /** Of this appointment in whatever file: what comes a second time is known by it. */
  readonly uid: string;
  /** Of the entry of which it is one; several days of one entry come each on its own. */
  readonly entry: string;
  /** Milliseconds since 1970: when it was last written there; undefined where the file does not say. */
  readonly stamp: number | undefined;
  readonly fields: {
    readonly title: string;
    readonly on: LocalDate;
    readonly at?: string;
    readonly until?: string;
    readonly place?: string;
    readonly with?: string;
    readonly remember?: string;
    readonly repeat?: string;
  };
};

/** Why something stays where it is. */
export const LEFT_REASONS = ["cancelled", "changed-once", "task", "unreadable"] as const;
export type LeftReason = (typeof LEFT_REASONS)[number];
/** What of an appointment that comes is not as it was there. */
export const CHANGED_REASONS = ["repeat", "exception", "shortened"] as const satisfies readonly (
  | RepeatChange
  | "shortened"
)[];
export type ChangedReason = (typeof CHANGED_REASONS)[number];

export type FoundCalendar = {
  readonly appointments: readonly FoundAppointment[];
  /** How many, for each reason. */
  readonly left: ReadonlyMap<LeftReason, number>;
  readonly changed: ReadonlyMap<ChangedReason, number>;
};

/** Sentences for what such a record has no field for. */
export type CalendarWords = {
  readonly nameless: string;
  /** "Tot en met 3 maart." */
  readonly untilDay: (day: LocalDate) => string;
};

export type CalendarFault = IcalFault | { readonly type: "not-a-calendar" };

/** Reads the text of an .ics file (RFC 5545). Never throws; an entry that cannot be read is counted and left. */
export async function readCalendar(text: string, words: CalendarWords): Promise<Result<FoundCalendar, CalendarFault>> {
  if (!/^\ufeff?\s*BEGIN:VCALENDAR/iu.test(text)) return err({ type: "not-a-calendar" });
  const loaded = await loadIcal();
  if (!loaded.ok) return loaded;
  const blocks = blocksIn(text, ["VTIMEZONE", "VEVENT", "VTODO", "VJOURNAL"]);
  const zones = readZones(loaded.value, blocks.of("VTIMEZONE"));
  const left = new Map<LeftReason, number>();
  const changed = new Map<ChangedReason, number>();
  const more = <K>(counts: Map<K, number>, reason: K, by = 1): void => {
    counts.set(reason, (counts.get(reason) ?? 0) + by);
  };
  const tasks = blocks.of("VTODO").length + blocks.of("VJOURNAL").length;
  if (tasks > 0) more(left, "task", tasks);
  if (blocks.unfinished) more(left, "unreadable");
  const appointments = blocks.of("VEVENT").flatMap((block) => {
    const found = readEvent(loaded.value, block, zones, words);
    if (typeof found === "string") more(left, found);
    else for (const reason of found.changed) more(changed, reason);
    return typeof found === "string" ? [] : found.appointments;
  });
  return ok({ appointments, left, changed });
}

type ReadEvent = { readonly appointments: readonly FoundAppointment[]; readonly changed: ReadonlySet<ChangedReason> };

function readEvent(ical: Ical, block: string, zones: Zones, words: CalendarWords): ReadEvent | LeftReason {
  try {
    const event = new ical.Component(ical.parse(block) as unknown[]);
    if (event.getFirstProperty("recurrence-id")) return "changed-once";
    if (textOf(event, "status")?.toUpperCase() === "CANCELLED") return "cancelled";
    return appointmentsOf(ical, event, zones, words) ?? "unreadable";
  } catch {
    // The library says with an exception that a line is no such line.
    return "unreadable";
  }
}

function appointmentsOf(ical: Ical, event: ICAL.Component, zones: Zones, words: CalendarWords): ReadEvent | undefined {
  const start = wallOf(ical, event.getFirstProperty("dtstart"), zones);
  if (!start) return undefined;
  const changed = new Set<ChangedReason>();
  const { until, note } = endOf(ical, event, start, zones, words);
  const fit = (value: string | undefined, most: number): string | undefined => {
    if (value === undefined || value.length <= most) return value;
    changed.add("shortened");
    return value.slice(0, most).trim();
  };
  const summary = textOf(event, "summary");
  const place = textOf(event, "location");
  // What does not fit its field is kept in the one that takes a page.
  const whole = [summary, place].filter((one) => one !== undefined && one.length > LINE_LENGTH);
  const remember = [note, textOf(event, "description"), ...whole].filter((one) => one !== undefined).join("\n");
  const fields = {
    title: fit(summary, LINE_LENGTH) ?? words.nameless,
    ...having("place", fit(place, LINE_LENGTH)),
    ...having("with", fit(textOf(event, "contact"), NAME_LENGTH)),
    ...having("remember", fit(remember === "" ? undefined : remember, TEXT_LENGTH)),
  };
  const uid = textOf(event, "uid") ?? `${start.wall.on}/${start.wall.at ?? ""}/${fields.title}`;
  const repeat = readRepeat(ical, event, start);
  for (const reason of repeat.changed) changed.add(reason);
  const time = { ...having("at", start.wall.at), ...having("until", until) };
  return {
    changed,
    appointments: repeat.days.map(({ on, rule, suffix }) => ({
      uid: `${uid}${suffix}`,
      entry: uid,
      stamp: stampOf(event),
      fields: { ...fields, on, ...time, ...having("repeat", rule) },
    })),
  };
}

/** The clock at its end; and a sentence where it lasts longer than a clock can say. */
function endOf(
  ical: Ical,
  event: ICAL.Component,
  start: EventTime,
  zones: Zones,
  words: CalendarWords,
): { readonly until?: string; readonly note?: string } {
  const end = wallOf(ical, event.getFirstProperty("dtend"), zones)?.wall ?? afterDuration(event, start);
  if (!end) return {};
  const { on, at } = start.wall;
  if (at === undefined || end.at === undefined) {
    // The end of a whole day is the day after it.
    const last = addDays(end.on, -1);
    return compareDates(last, on) > 0 ? { note: words.untilDay(last) } : {};
  }
  const isNight = end.on === addDays(on, 1) && end.at < at;
  if (end.on === on || isNight) return end.at === at ? {} : { until: end.at };
  return { note: words.untilDay(end.on) };
}

function afterDuration(event: ICAL.Component, start: EventTime): WallTime | undefined {
  const duration = event.getFirstPropertyValue("duration");
  if (typeof duration !== "object" || duration === null || !("toSeconds" in duration)) return undefined;
  return start.after((duration as ICAL.Duration).toSeconds());
}

function stampOf(event: ICAL.Component): number | undefined {
  for (const name of ["last-modified", "dtstamp"]) {
    const value = event.getFirstPropertyValue(name);
    if (typeof value === "object" && value !== null && "toJSDate" in value) {
      const when = value.toJSDate().getTime();
      if (!Number.isNaN(when)) return when;
    }
  }
  return undefined;
}

function textOf(component: ICAL.Component, name: string): string | undefined {
  const value = component.getFirstPropertyValue(name);
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

const having = <K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> =>
  (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;

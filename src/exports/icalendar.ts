import { addDays, type LocalDate } from "#src/dossier/local-date.ts";

/** One time in a calendar, by the clock on a Dutch wall. */
export type CalendarEvent = {
  /** Of this time for ever, so that a second file changes the first entry: any text without white space. */
  readonly uid: string;
  /** Milliseconds since 1970: when this was written down. */
  readonly stamp: number;
  readonly on: LocalDate;
  /** "HH:MM"; without it the event is of the whole day. */
  readonly at?: string | undefined;
  readonly minutes?: number | undefined;
  readonly summary: string;
  readonly location?: string | undefined;
};

/** Media type of such a file. */
export const CALENDAR_TYPE = "text/calendar;charset=utf-8";

/**
 * The summer time of the Netherlands as it has been since 1996, from RFC 5545 §3.6.5: last Sundays of March and October,
 * at one o'clock UTC. A reader that knows no zone names finds it here.
 */
const AMSTERDAM = [
  "BEGIN:VTIMEZONE",
  "TZID:Europe/Amsterdam",
  "BEGIN:STANDARD",
  "DTSTART:19961027T030000",
  "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  "TZOFFSETFROM:+0200",
  "TZOFFSETTO:+0100",
  "TZNAME:CET",
  "END:STANDARD",
  "BEGIN:DAYLIGHT",
  "DTSTART:19960331T020000",
  "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
  "TZOFFSETFROM:+0100",
  "TZOFFSETTO:+0200",
  "TZNAME:CEST",
  "END:DAYLIGHT",
  "END:VTIMEZONE",
] as const;

const HALF_AN_HOUR = 30;

/** A calendar file (RFC 5545) with one event, made on the device. Lines end in CRLF and are folded at 75 octets. */
export function calendarFile(event: CalendarEvent): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Roer//Roer//NL",
    "CALSCALE:GREGORIAN",
    ...(event.at === undefined ? [] : AMSTERDAM),
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `DTSTAMP:${new Date(event.stamp).toISOString().replace(/[-:]|\.\d+/gu, "")}`,
    ...timeOf(event),
    `SUMMARY:${escaped(event.summary)}`,
    ...(event.location === undefined ? [] : [`LOCATION:${escaped(event.location)}`]),
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** With a duration and no end: in the night of the change half an hour stays half an hour. */
function timeOf({ on, at, minutes }: CalendarEvent): readonly string[] {
  const day = digits(on);
  if (at === undefined) return [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${digits(addDays(on, 1))}`];
  return [`DTSTART;TZID=Europe/Amsterdam:${day}T${digits(at)}00`, `DURATION:PT${minutes ?? HALF_AN_HOUR}M`];
}

const digits = (text: string): string => text.replace(/\D/gu, "");

/** Line breaks of any kind, also those that only some readers take for one. */
const BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/gu;
/** What RFC 5545 allows in no text: control characters but for the tab. */
// oxlint-disable-next-line no-control-regex -- these are what must not get through
const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f]/gu;

/** RFC 5545 §3.3.11. What a person typed stays within its own line. */
const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replace(BREAKS, "\\n")
    .replace(CONTROLS, "");

const MOST_OCTETS = 75;
const octets = new TextEncoder();

/** RFC 5545 §3.1: no line is longer than 75 octets, and none is cut within a character. */
function folded(line: string): string {
  let out = "";
  let room = MOST_OCTETS;
  for (const character of line) {
    const size = octets.encode(character).length;
    if (size > room) {
      out += "\r\n ";
      room = MOST_OCTETS - 1;
    }
    out += character;
    room -= size;
  }
  return out;
}

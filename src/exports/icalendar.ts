import { addDays, type LocalDate } from "#src/dossier/local-date.ts";
import { contentLines, escaped, utcStamp } from "./content-lines.ts";

/** One time in a calendar, by the clock on a Dutch wall. */
export type CalendarEvent = {
  /** Of this time for ever, so that a second file changes the first entry: any text without white space. */
  readonly uid: string;
  /** Milliseconds since 1970: when this was written down. */
  readonly stamp: number;
  readonly on: LocalDate;
  /** "HH:MM"; without it the event is of the whole day. */
  readonly at?: string | undefined;
  /** How long it lasts; an event that has none, and no `until` either, is told without an end. */
  readonly minutes?: number | undefined;
  /** "HH:MM" by the same clock; earlier than `at` is of the next day. */
  readonly until?: string | undefined;
  /** A rule by RFC 5545, without its property name. */
  readonly repeat?: string | undefined;
  readonly summary: string;
  readonly location?: string | undefined;
  /** With whom: CONTACT, which asks for no address as ATTENDEE does. */
  readonly contact?: string | undefined;
  readonly description?: string | undefined;
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

/** A calendar file (RFC 5545) with one event, made on the device; one with a time and no length lasts half an hour. */
export const calendarFile = (event: CalendarEvent): string =>
  calendarOf([{ ...event, minutes: event.minutes ?? HALF_AN_HOUR }]);

/** The same with all of these. The zone is in it once, where any of them has a time. */
export const calendarOf = (events: readonly CalendarEvent[]): string =>
  contentLines([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Roer//Roer//NL",
    "CALSCALE:GREGORIAN",
    ...(events.some(({ at }) => at !== undefined) ? AMSTERDAM : []),
    ...events.flatMap(linesOf),
    "END:VCALENDAR",
  ]);

const linesOf = (event: CalendarEvent): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${escaped(event.uid)}`,
  `DTSTAMP:${utcStamp(event.stamp)}`,
  ...timeOf(event),
  ...(event.repeat !== undefined && RULE.test(event.repeat) ? [`RRULE:${event.repeat}`] : []),
  `SUMMARY:${escaped(event.summary)}`,
  ...textLine("LOCATION", event.location),
  ...textLine("CONTACT", event.contact),
  ...textLine("DESCRIPTION", event.description),
  "END:VEVENT",
];

const textLine = (name: string, text: string | undefined): readonly string[] =>
  text === undefined ? [] : [`${name}:${escaped(text)}`];

/** Rules of parts that every reader knows. Of another one the first day is told: a reader might refuse the whole file. */
const RULE =
  /^FREQ=(?:DAILY|WEEKLY|MONTHLY|YEARLY)(?:;(?:INTERVAL=[1-9]\d{0,2}|COUNT=[1-9]\d{0,3}|UNTIL=\d{8}(?:T\d{6}Z)?|WKST=[A-Z]{2}|BYDAY=(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU))*|BYMONTHDAY=-?[1-9]\d?(?:,-?[1-9]\d?)*|BYMONTH=[1-9]\d?(?:,[1-9]\d?)*))*$/u;

/** A length and no end keeps half an hour half an hour in the night of the change; an end by the clock is as it was written. */
function timeOf({ on, at, minutes, until }: CalendarEvent): readonly string[] {
  const day = digits(on);
  if (at === undefined) return [`DTSTART;VALUE=DATE:${day}`, `DTEND;VALUE=DATE:${digits(addDays(on, 1))}`];
  const start = `DTSTART;TZID=Europe/Amsterdam:${day}T${digits(at)}00`;
  if (minutes !== undefined) return [start, `DURATION:PT${minutes}M`];
  if (until === undefined || until === at) return [start];
  const end = until > at ? on : addDays(on, 1);
  return [start, `DTEND;TZID=Europe/Amsterdam:${digits(end)}T${digits(until)}00`];
}

const digits = (text: string): string => text.replace(/\D/gu, "");

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { calendarFile, type CalendarEvent } from "#src/exports/icalendar.ts";
import { readCalendar } from "#tests/support/read-calendar.ts";

const event = (on: string, more: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: "0123456789abcdef-2027-03-23@roer",
  stamp: Date.UTC(2027, 2, 20, 8, 30, 5),
  on: on as LocalDate,
  at: "16:00",
  minutes: 45,
  summary: "Hond uitlaten",
  ...more,
});
const times = (of: CalendarEvent) => readCalendar(calendarFile(of)).map(({ start, end }) => [start, end]);
const utc = (text: string): Date => new Date(text);

describe("a calendar file", () => {
  test("has four o'clock at four o'clock, before the change to summer time and after it", () => {
    expect(times(event("2027-03-23"))).toEqual([[utc("2027-03-23T15:00:00Z"), utc("2027-03-23T15:45:00Z")]]);
    expect(times(event("2027-03-28"))).toEqual([[utc("2027-03-28T14:00:00Z"), utc("2027-03-28T14:45:00Z")]]);
    expect(times(event("2027-03-30"))).toEqual([[utc("2027-03-30T14:00:00Z"), utc("2027-03-30T14:45:00Z")]]);
  });

  test("and before and after the change to winter time", () => {
    expect(times(event("2027-10-30"))).toEqual([[utc("2027-10-30T14:00:00Z"), utc("2027-10-30T14:45:00Z")]]);
    expect(times(event("2027-10-31"))).toEqual([[utc("2027-10-31T15:00:00Z"), utc("2027-10-31T15:45:00Z")]]);
  });

  test("says of every hour of both days what this machine's own zone table says", () => {
    const wall = new Intl.DateTimeFormat("nl-NL", { timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit" });
    for (const on of ["2027-03-28", "2027-10-31"]) {
      for (let hour = 0; hour < 24; hour++) {
        // Between two and three there is no such time on the first day, and there are two on the second.
        if (hour === 2) continue;
        const at = `${String(hour).padStart(2, "0")}:30`;
        const [one] = readCalendar(calendarFile(event(on, { at })));
        expect(one?.start instanceof Date && wall.format(one.start)).toBe(at);
      }
    }
  });

  test("lasts as long as was asked, also through the night of the change", () => {
    const night = { at: "01:30", minutes: 60 };
    expect(times(event("2027-03-28", night))).toEqual([[utc("2027-03-28T00:30:00Z"), utc("2027-03-28T01:30:00Z")]]);
    expect(times(event("2027-10-31", night))).toEqual([[utc("2027-10-30T23:30:00Z"), utc("2027-10-31T00:30:00Z")]]);
  });

  test("without a time is of the day, in no zone", () => {
    const file = calendarFile(event("2027-03-28", { at: undefined }));
    expect(readCalendar(file)).toMatchObject([{ start: "20270328", end: "20270329" }]);
    expect(file).not.toContain("VTIMEZONE");
  });

  test("is the same file for the same time, and tells nothing that was not given", () => {
    expect(calendarFile(event("2027-03-23"))).toBe(calendarFile(event("2027-03-23")));
    const [one] = readCalendar(calendarFile(event("2027-03-23")));
    expect(one?.names).toEqual(["UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY"]);
    expect(one?.uid).toBe("0123456789abcdef-2027-03-23@roer");
  });

  test.each([
    "Vroeg; laat, \\n en een \\ streep",
    "regel 1\r\nBEGIN:VEVENT\r\nUID:ander\nEND:VEVENT",
    "x\u2028BEGIN:VALARM\u2029\u0085\u000b\u000c",
    'ATTENDEE;CN="x":mailto:y',
    "هند \u202e 🐕‍🦺🐕‍🦺🐕‍🦺🐕‍🦺🐕‍🦺🐕‍🦺🐕‍🦺🐕‍🦺🐕‍🦺🐕‍🦺 é",
    "a".repeat(300),
    "\u0000\u0007\u001b[31m\u007f",
  ])("keeps hostile words within their own line: %j", (text) => {
    const [one, ...others] = readCalendar(calendarFile(event("2027-03-23", { summary: text, location: text })));
    expect(others).toEqual([]);
    expect(one?.names).toEqual(["UID", "DTSTAMP", "DTSTART", "DURATION", "SUMMARY", "LOCATION"]);
    const readable = text
      .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, "\n")
      // oxlint-disable-next-line no-control-regex -- what no file may have
      .replace(/[\u0000-\u0008\u000e-\u001f\u007f]/gu, "");
    expect(one?.summary).toBe(readable);
    expect(one?.location).toBe(readable);
  });

  test("of any words and any time is one that can be read", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 200 }).filter((text) => !/\p{Cs}/u.test(text)),
        fc.integer({ min: 0, max: 23 }),
        fc.date({ min: new Date("1997-01-01"), max: new Date("2199-12-31"), noInvalidDate: true }),
        (summary, hour, date) => {
          const at = `${String(hour).padStart(2, "0")}:00`;
          expect(readCalendar(calendarFile(event(date.toISOString().slice(0, 10), { at, summary })))).toHaveLength(1);
        },
      ),
    );
  });
});

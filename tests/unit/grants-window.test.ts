import { describe, expect, test } from "vitest";
import { DAY, HOUR, instant } from "#src/base/instant.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { addMonths, parseLocalDate } from "#src/dossier/local-date.ts";
import { type DateChoice, dateIn, DUTCH_TIME, endOfDay, lastDay, windowFor } from "#src/grants/window.ts";
import { isOpen, LEAF_LENGTH, epochAt, startOf } from "#src/protocol/time.ts";

const day = (text: string): LocalDate => text as LocalDate;
const iso = (moment: number): string => new Date(moment).toISOString();

describe("the end of a day in the Netherlands", () => {
  test.each([
    ["2026-03-03", "2026-03-03T23:00:00.000Z", "in winter"],
    ["2026-07-14", "2026-07-14T22:00:00.000Z", "in summer"],
    ["2026-03-28", "2026-03-28T23:00:00.000Z", "on the eve of summer time"],
    ["2026-03-29", "2026-03-29T22:00:00.000Z", "on the day of 23 hours"],
    ["2026-10-24", "2026-10-24T22:00:00.000Z", "on the eve of winter time"],
    ["2026-10-25", "2026-10-25T23:00:00.000Z", "on the day of 25 hours"],
    ["2026-12-31", "2026-12-31T23:00:00.000Z", "at the turn of the year"],
    ["2028-02-29", "2028-02-29T23:00:00.000Z", "on a leap day"],
  ])("%s ends at %s, %s", (date, end) => {
    expect(iso(endOfDay(day(date)))).toBe(end);
  });

  test("every day of four years ends where the next begins, on a leaf boundary", () => {
    for (let moment = Date.UTC(2025, 0, 1, 12); moment < Date.UTC(2029, 0, 1); moment += DAY) {
      const date = dateIn(DUTCH_TIME, instant(moment));
      const end = endOfDay(date);
      expect(end % LEAF_LENGTH).toBe(0);
      expect(dateIn(DUTCH_TIME, instant(end - 1))).toBe(date);
      expect(dateIn(DUTCH_TIME, end) > date).toBe(true);
    }
  });

  test.each([
    ["Asia/Kathmandu", "2026-03-03T18:15:00.000Z"],
    ["Pacific/Kiritimati", "2026-03-03T10:00:00.000Z"],
    ["America/St_Johns", "2026-03-04T03:30:00.000Z"],
  ])("works in %s too", (zone, end) => {
    expect(iso(endOfDay(day("2026-03-03"), zone))).toBe(end);
  });

  test("where midnight itself is skipped, the day ends at what comes instead", () => {
    expect(iso(endOfDay(day("2024-04-25"), "Africa/Cairo"))).toBe("2024-04-25T22:00:00.000Z");
  });
});

describe("date choices", () => {
  const choose = (type: Exclude<DateChoice["type"], "date">, today: string) => lastDay({ type }, day(today));

  test("count from today by the calendar", () => {
    expect(choose("today", "2026-03-03")).toBe("2026-03-03");
    expect(choose("two-weeks", "2026-03-03")).toBe("2026-03-17");
    expect(choose("three-months", "2026-03-03")).toBe("2026-06-03");
    expect(choose("one-year", "2026-03-03")).toBe("2027-03-03");
  });

  test("fall on the last day of a month that is shorter", () => {
    expect(choose("three-months", "2026-11-30")).toBe("2027-02-28");
    expect(choose("one-year", "2028-02-29")).toBe("2029-02-28");
    expect(addMonths(day("2026-03-31"), -1)).toBe("2026-02-28");
  });

  test.each(["2026-02-29", "2026-13-01", "2026-3-1", "1899-12-31", "2026-04-31", "tomorrow", ""])(
    "%s is no day",
    (text) => {
      expect(parseLocalDate(text)).toBeUndefined();
    },
  );
});

describe("the window of a key", () => {
  const lateEvening = instant(Date.UTC(2026, 2, 3, 22, 58));

  test("opens in the running quarter and closes after the last day", () => {
    const window = windowFor({ type: "today" }, lateEvening);
    expect(window.ok && iso(startOf(window.value.nbf))).toBe("2026-03-03T22:45:00.000Z");
    expect(window.ok && iso(startOf(window.value.exp))).toBe("2026-03-03T23:00:00.000Z");
    expect(window.ok && isOpen(window.value, epochAt(lateEvening))).toBe(true);
  });

  test("after midnight in the Netherlands it is already the next day", () => {
    const window = windowFor({ type: "today" }, instant(lateEvening + HOUR));
    expect(window.ok && iso(startOf(window.value.exp))).toBe("2026-03-04T23:00:00.000Z");
  });

  test("a day that is over and a day beyond five years are refused", () => {
    const choose = (date: string) => windowFor({ type: "date", date: day(date) }, lateEvening);
    expect(choose("2026-03-02")).toEqual({ ok: false, error: { type: "date-in-the-past" } });
    expect(choose("2031-03-03").ok).toBe(true);
    expect(choose("2031-03-04")).toEqual({ ok: false, error: { type: "date-too-far", limit: "2031-03-03" } });
  });
});

test("two days are 48 hours, whatever the hour is, also when the clock changes in between", () => {
  for (const now of ["2026-06-01T09:07:00Z", "2026-10-24T20:00:00Z", "2027-03-27T23:59:00Z"]) {
    const moment = instant(Date.parse(now));
    const window = windowFor({ type: "two-days" }, moment);
    const end = window.ok ? startOf(window.value.exp) : 0;
    expect(end - moment).toBeGreaterThanOrEqual(48 * HOUR);
    expect(end - moment).toBeLessThan(48 * HOUR + LEAF_LENGTH);
  }
});

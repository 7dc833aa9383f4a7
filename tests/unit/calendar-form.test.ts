import { describe, expect, test } from "vitest";
import type { LocalDate } from "#src/dossier/local-date.ts";
import {
  changesOf,
  EMPTY_FORM,
  fieldsOf,
  formOf,
  readForm,
  readTime,
  writeForm,
} from "#src/ui/calendar/appointment-form.ts";
import { must } from "#tests/support/dossier-log.ts";

const TODAY = "2026-03-28" as LocalDate;

describe("a time as people write it", () => {
  test.each([
    ["9", "09:00"],
    ["14:30", "14:30"],
    ["09.15", "09:15"],
    ["930", "09:30"],
    [" 7:05 ", "07:05"],
    ["0:00", "00:00"],
  ])("%s is %s", (typed, time) => expect(readTime(typed)).toBe(time));

  test.each(["24:00", "9:60", "half tien", "9:5", "12345", "-1"])("%s is none", (typed) =>
    expect(readTime(typed)).toBeUndefined(),
  );
});

describe("the form of an appointment", () => {
  test("needs what and when; the rest may stay empty", () => {
    const made = fieldsOf(must(changesOf({ ...EMPTY_FORM, title: "huisarts" }, TODAY)));
    expect(made).toEqual({ title: "huisarts", on: "2026-03-29" });
  });

  test("says which day or time is unclear", () => {
    expect(changesOf({ ...EMPTY_FORM, when: "own" }, TODAY)).toEqual({ ok: false, error: { type: "day-missing" } });
    expect(changesOf({ ...EMPTY_FORM, time: "half tien" }, TODAY)).toEqual({
      ok: false,
      error: { type: "time-unclear" },
    });
  });

  test("is one text while it is typed, whatever is in it", () => {
    const typed = { ...EMPTY_FORM, title: "a\u001eb", when: "own", day: "2026-03-01", remember: "één\ntwee" } as const;
    expect(readForm(writeForm(typed))).toEqual({ ...typed, title: "a b" });
    expect(readForm("los")).toEqual({ ...EMPTY_FORM, title: "los" });
  });

  test("comes back as it was, and an emptied field is cleared", () => {
    const before = { title: "huisarts", on: TODAY, at: "09:00", place: "Plein 1", with: "Els", remember: "pasje" };
    const form = formOf(before);
    expect(fieldsOf(must(changesOf(form, TODAY)))).toEqual(before);
    expect(must(changesOf({ ...form, place: " ", time: "" }, TODAY))).toMatchObject({ place: null, at: null });
  });
});

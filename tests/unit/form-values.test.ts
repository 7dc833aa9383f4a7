import { describe, expect, test } from "vitest";
import type { LocalDate } from "#src/dossier/local-date.ts";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import {
  before,
  changed,
  formOf,
  readForm,
  readTime,
  valuesOf,
  withoutEmpty,
  withTick,
  writeForm,
} from "#src/ui/writing/form-values.ts";
import { must } from "#tests/support/dossier-log.ts";

const TODAY = "2026-03-28" as LocalDate;
const FIELDS: readonly RecordField[] = [
  { type: "line", name: "title", label: "Wat" },
  { type: "day", name: "on", label: "Welke dag?", quick: [{ value: TODAY, label: "Vandaag" }] },
  { type: "day", name: "until", label: "Tot" },
  { type: "time", name: "at", label: "Hoe laat?" },
  { type: "text", name: "remember", label: "Niet vergeten" },
  { type: "face", name: "face", label: "Hoe is het?" },
  { type: "switch", name: "off", label: "Uit" },
  { type: "names", name: "present", label: "Wie waren erbij?" },
  { type: "several", name: "support", label: "Waarmee?", choices: [{ value: "advice", label: "Raad" }] },
  { type: "choice", name: "law", label: "Welke wet?", choices: [{ value: "wmo", label: "Wmo" }] },
];

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

describe("a form of any record", () => {
  test("gives every field, an empty one as null", () => {
    const values = must(valuesOf(FIELDS, { title: "huisarts", on: TODAY, at: "9.30", off: "", face: "4", law: "wmo" }));
    expect(values).toEqual({
      title: "huisarts",
      on: TODAY,
      until: null,
      at: "09:30",
      remember: null,
      face: 4,
      off: null,
      present: null,
      support: null,
      law: "wmo",
    });
    expect(withoutEmpty(values)).toEqual({ title: "huisarts", on: TODAY, at: "09:30", face: 4, law: "wmo" });
  });

  test("says which day or time is unclear", () => {
    expect(valuesOf(FIELDS, { title: "x", on: "own:" })).toEqual({
      ok: false,
      error: { type: "day-missing", field: "on" },
    });
    expect(valuesOf(FIELDS, { title: "x", until: "31-31" })).toEqual({
      ok: false,
      error: { type: "day-missing", field: "until" },
    });
    expect(valuesOf(FIELDS, { title: "x", at: "half tien" })).toEqual({
      ok: false,
      error: { type: "time-unclear", field: "at" },
    });
  });

  test("comes back as the record was", () => {
    const record = {
      title: "huisarts",
      on: "2026-04-01",
      at: "09:00",
      remember: "pasje",
      face: 5,
      off: true,
      present: ["Joost", "Els"],
      support: ["advice"],
    };
    const form = formOf(FIELDS, record);
    expect(form["on"]).toBe("own:2026-04-01");
    expect(withoutEmpty(must(valuesOf(FIELDS, form)))).toEqual(record);
  });

  test("ticks each value once, and takes names apart at commas", () => {
    expect(withTick("advice", "advice", true)).toBe("advice");
    expect(withTick(withTick("advice", "company", true), "advice", false)).toBe("company");
    expect(must(valuesOf(FIELDS, { present: " Joost ,, Els," }))["present"]).toEqual(["Joost", "Els"]);
    expect(must(valuesOf(FIELDS, { present: "Joost، Els" }))["present"]).toEqual(["Joost", "Els"]);
    expect(must(valuesOf(FIELDS, { present: " , " }))["present"]).toBeNull();
  });

  test("changes only what is new, so that two devices may each change another field", () => {
    const record = { title: "huisarts", at: "09:00", support: ["advice"] };
    const form = { title: " huisarts ", at: "10:00", remember: null, support: ["advice"], off: true };
    expect(changed(record, form)).toEqual({ at: "10:00", off: true });
  });

  test("can be undone field by field", () => {
    expect(before({ title: "huisarts", at: "09:00" }, { title: "tandarts", at: null, remember: "pasje" })).toEqual({
      title: "huisarts",
      at: "09:00",
      remember: null,
    });
  });

  test("is one text while it is typed; what is no form reads as an empty one", () => {
    const typed = { title: 'a "b"', remember: "één\ntwee" };
    expect(readForm(writeForm(typed))).toEqual(typed);
    for (const text of ["", "los", "[]", "3", "null", '{"title":3}']) expect(readForm(text)).toEqual({});
  });
});

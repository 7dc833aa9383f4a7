import { describe, expect, test } from "vitest";
import { nextWeek } from "#src/dossier/help-dates.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { requestOf, whenOf } from "#src/ui/help/help-form.ts";
import { helpStepAt } from "#src/ui/help/new-help-steps.ts";
import { helpWhenText } from "#src/ui/reading/help-words.ts";

const day = (text: string): LocalDate => text as LocalDate;
/** A Wednesday, four days before the change to summer time. */
const TODAY = day("2027-03-24");

describe("the form of a new request", () => {
  const form = { what: "dog", days: "2027-03-30,2027-03-25", at: "16", minutes: "60", repeat: "FREQ=WEEKLY" };

  test("makes what was answered, in the order of the calendar", () => {
    expect(requestOf(form, TODAY)).toEqual({
      what: "dog",
      on: ["2027-03-25", "2027-03-30"],
      at: "16:00",
      minutes: 60,
      repeat: "FREQ=WEEKLY",
    });
  });

  test("asks for no day that went by while it lay as a draft", () => {
    expect(requestOf(form, day("2027-03-26"))?.on).toEqual(["2027-03-30"]);
    expect(whenOf(form, day("2027-04-01"))).toEqual({ ok: false, error: { type: "day-past" } });
  });

  test("says which answer is missing, or no answer", () => {
    expect(whenOf({}, TODAY)).toEqual({ ok: false, error: { type: "day-missing" } });
    expect(whenOf({ ...form, at: "vier uur" }, TODAY)).toEqual({ ok: false, error: { type: "time-unclear" } });
    expect(requestOf({ days: "2027-03-25" }, TODAY)).toBeUndefined();
  });

  test("takes a week for a day as good as another, without the time of an earlier answer", () => {
    expect(whenOf({ ...form, kind: "nextWeek", minutes: "", repeat: "" }, TODAY)).toEqual({
      ok: true,
      value: { on: ["2027-03-29"], anyDay: true },
    });
    expect(whenOf({ kind: "week" }, TODAY)).toMatchObject({ value: { on: ["2027-03-22"] } });
  });
});

test.each([
  ["/hulpvragen/nieuw", {}, "wat"],
  ["/hulpvragen/nieuw/klopt-dit", {}, "wat"],
  ["/hulpvragen/nieuw/klopt-dit", { what: true }, "wanneer"],
  ["/hulpvragen/nieuw/klopt-dit", { what: true, when: true }, "wie"],
  ["/hulpvragen/nieuw/klopt-dit", { what: true, when: true, whom: true }, "klopt-dit"],
  ["/hulpvragen/nieuw/klopt-dit", { what: true, wordless: true, when: true, whom: true }, "woorden"],
  ["/hulpvragen/nieuw/wat", { what: true, when: true, whom: true }, "wat"],
  ["/hulpvragen/nieuw/anders", { what: true }, "wat"],
])("at %s with %j the question is %s", (path, answered, step) => {
  expect(helpStepAt(path, { what: false, wordless: false, when: false, whom: false, ...answered })).toBe(step);
});

test("next week again: the same days of the week, the first time they are all ahead, beside those that were", () => {
  const on = [day("2027-03-23"), day("2027-03-25")];
  expect(nextWeek({ on }, day("2027-03-22"))).toEqual([...on, "2027-03-30", "2027-04-01"]);
  expect(nextWeek({ on }, day("2027-04-20"))).toEqual([...on, "2027-04-20", "2027-04-22"]);
  const twice = nextWeek({ on: nextWeek({ on }, TODAY) }, TODAY);
  expect(twice).toEqual([...on, "2027-03-30", "2027-04-01", "2027-04-06", "2027-04-08"]);
  expect(nextWeek({ on: [day("2027-03-22")], anyDay: true }, TODAY)).toEqual(["2027-03-22", "2027-03-29"]);
});

test("when help is asked is said in one breath", () => {
  const f = createFormats("nl", () => Date.UTC(2027, 2, 24, 9));
  const dog = { what: "dog" as const, on: [day("2027-03-25"), day("2027-03-30")], at: "16:00" };
  expect(helpWhenText(nl, f, dog, TODAY)).toBe("morgen en dinsdag 30 maart, om 16:00\u00a0uur.");
  expect(helpWhenText(nl, f, { ...dog, minutes: 30, repeat: "FREQ=WEEKLY" }, TODAY)).toBe(
    "morgen en dinsdag 30 maart, om 16:00\u00a0uur. Elke week. Het duurt een half uur.",
  );
  expect(helpWhenText(nl, f, { what: "garden", on: [day("2027-03-22")], anyDay: true }, TODAY)).toBe(
    "Een dag tot en met zondag 28 maart.",
  );
});

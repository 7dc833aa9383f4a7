import { describe, expect, it } from "vitest";
import type { Step } from "#src/dossier/step.ts";
import { parseLocalDate } from "#src/dossier/local-date.ts";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { ABOUT_FIELDS, addressOf, fieldAfter, fieldFrom, nextEmpty } from "#src/ui/about/about-fields.ts";
import { groupFrom } from "#src/ui/goals/plan-groups.ts";
import { changesBack, changesOf, formOf } from "#src/ui/goals/step-form.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { stepMeta } from "#src/ui/session/step-meta.ts";
import { entity } from "#tests/support/dossier-log.ts";

const day = (text: string) => {
  const parsed = parseLocalDate(text);
  if (parsed === undefined) throw new Error(`${text} is no day`);
  return parsed;
};
const TODAY = day("2026-03-03");
const step: Step = {
  title: "Bel de bank",
  status: "todo",
  goal: { kind: "goal", author: "owner" as never, id: entity(1) },
};

describe("the form of a step", () => {
  it("begins with how the step stands", () => {
    expect(formOf(step, TODAY)).toMatchObject({ how: "unknown", who: "", when: "none" });
    expect(formOf({ ...step, due: TODAY }, TODAY).when).toBe("today");
    expect(formOf({ ...step, due: day("2026-03-04") }, TODAY).when).toBe("tomorrow");
    expect(formOf({ ...step, due: day("2026-05-01") }, TODAY)).toMatchObject({ when: "own", day: "2026-05-01" });
  });

  it("clears what was emptied, and asks for the day that was promised", () => {
    const form = formOf({ ...step, who: "Noor", how: "together", due: TODAY }, TODAY);
    const cleared = changesOf({ ...form, who: " ", how: "unknown", when: "none" }, TODAY);
    expect(cleared).toEqual({
      ok: true,
      value: { title: "Bel de bank", who: null, how: null, due: null, status: "todo", repeat: null },
    });
    expect(changesOf({ ...form, when: "own", day: "" }, TODAY)).toEqual({ ok: false, error: { type: "day-missing" } });
    expect(changesOf({ ...form, when: "tomorrow" }, TODAY)).toMatchObject({ value: { due: "2026-03-04" } });
  });

  it("goes back to exactly what was", () => {
    expect(changesBack({ ...step, repeat: "FREQ=WEEKLY" })).toEqual({
      title: "Bel de bank",
      how: null,
      who: null,
      due: null,
      status: "todo",
      repeat: "FREQ=WEEKLY",
    });
  });

  it("says who, whether it has begun and when, and nothing when nothing is known", () => {
    const f = createFormats("nl", () => Date.parse("2026-03-03T09:00:00Z"));
    expect(stepMeta(nl, f, step)).toBeUndefined();
    expect(stepMeta(nl, f, { ...step, how: "together", status: "doing", due: day("2026-03-04") })).toBe(
      "Samen · Bezig · morgen",
    );
    expect(stepMeta(nl, f, { ...step, repeat: "FREQ=WEEKLY" })).toBe("Elke week");
    expect(stepMeta(nl, f, { ...step, repeat: "FREQ=YEARLY;BYMONTH=3" })).toBeUndefined();
    expect(stepMeta(nl, f, { ...step, who: "Noor", how: "network" })).toBe("Noor");
  });
});

describe("Zo help je mij", () => {
  it("has an address for each prompt that says nothing of what was written", () => {
    for (const field of ABOUT_FIELDS) expect(fieldFrom(addressOf(field).split("/").at(-1) ?? "")).toBe(field);
    expect(fieldFrom("nergens")).toBeUndefined();
  });

  it("leads to the next empty prompt, round to the start, and to none when all others are filled", () => {
    expect(nextEmpty({})).toBe("whatMatters");
    expect(nextEmpty({ whatMatters: "rust" })).toBe("strengths");
    expect(nextEmpty({ whatMatters: "rust" }, "reciprocity")).toBe("strengths");
    const all = Object.fromEntries(ABOUT_FIELDS.map((field) => [field, "ja"]));
    expect(nextEmpty(all, "strengths")).toBeUndefined();
    expect(nextEmpty(all)).toBeUndefined();
    expect(fieldAfter("reciprocity")).toBeUndefined();
  });
});

it("an address that asks for no known list shows what goes on now", () => {
  expect(groupFrom(undefined)).toBe("now");
  expect(groupFrom("morgen")).toBe("now");
  expect(groupFrom("later")).toBe("later");
});

it("every fault of a write has a sentence", () => {
  expect(faultText(nl, { type: "field-empty", field: "text" }, nl.goals.make.missing)).toBe(nl.goals.make.missing);
  expect(faultText(nl, { type: "field-too-long", field: "text", limit: 300 })).toBe(nl.errors.tooLong);
  expect(faultText(nl, { type: "storage-full" })).toBe(nl.errors.storageFull);
});

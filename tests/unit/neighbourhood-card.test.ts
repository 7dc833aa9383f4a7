import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import { createAreaRating } from "#src/dossier/area-rating.ts";
import { AREA_CODES } from "#src/dossier/life-area.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import {
  type Activity,
  activitiesOn,
  CARD_ACTIVITIES,
  CARD_BYTES,
  type CardFault,
  parseNeighbourhoodCard,
} from "#src/exports/neighbourhood-card.ts";
import { createFormats } from "#src/i18n/formats.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { activityFacts } from "#src/ui/neighbourhood/activity-facts.ts";
import { fitWishes, wishesIn } from "#src/ui/neighbourhood/fit-wishes.ts";
import { whenText } from "#src/ui/neighbourhood/when-text.ts";
import { at, entity, must, openRules, placed } from "#tests/support/dossier-log.ts";
import { readDocument, tableUnder } from "#tests/support/markdown-tables.ts";

const HEAD = { wijkkaart: 1, name: "Wijk", dateModified: "2026-11-02" };
const activity = (more: object = {}) => ({ id: "a", name: "Koffie", ...more });
const parse = (value: unknown) =>
  parseNeighbourhoodCard(typeof value === "string" ? utf8(value) : utf8(JSON.stringify(value)));
const one = (more: object): Activity => {
  const parsed = parse({ ...HEAD, activities: [activity(more)] });
  if (!parsed.ok || !parsed.value.activities[0]) throw new Error(JSON.stringify(parsed));
  return parsed.value.activities[0];
};
const faultOf = (value: unknown): CardFault | undefined => {
  const parsed = parse(value);
  return parsed.ok ? undefined : parsed.error;
};
const wrong = (more: object): CardFault | undefined =>
  faultOf({ ...HEAD, activities: [activity(), { ...activity(more), id: "b" }] });

describe("a neighbourhood card", () => {
  test("of the example is whole, marked as one, and speaks of every topic", () => {
    const parsed = parseNeighbourhoodCard(
      readFileSync(new URL("../../public/wijkkaart/voorbeeld.json", import.meta.url)),
    );
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.example).toBe(true);
    expect(parsed.value.activities.length).toBeGreaterThanOrEqual(25);
    const spoken = new Set(parsed.value.activities.flatMap(({ about }) => about ?? []));
    expect(AREA_CODES.filter((code) => !spoken.has(code))).toEqual([]);
    const f = createFormats("nl", () => Date.UTC(2026, 10, 2));
    expect(parsed.value.activities.filter((each) => whenText(nl, f, each) === undefined)).toEqual([]);
  });

  test("keeps what it knows of a foreign file, and leaves out the rest", () => {
    const known = one({
      about: ["money", "money", "ufo"],
      organizer: "",
      telephone: null,
      wheelchair: false,
      dateModified: "2026-11-02T10:00:00Z",
      inLanguage: ["nl", "ar"],
      "@type": "Event",
      __proto__: { polluted: true },
    });
    expect(known).toEqual({
      id: "a",
      name: "Koffie",
      about: ["money"],
      wheelchair: false,
      dateModified: "2026-11-02",
      inLanguage: ["nl", "ar"],
    });
    expect(parse(`\ufeff${JSON.stringify({ ...HEAD, activities: [] })}`).ok).toBe(true);
  });

  test("shows hostile words as words", () => {
    const { name, description } = one({
      name: "Koffie\u202etxt.exe\u0000\u0007",
      description: "<img src=x onerror=alert(1)>\r\n=HYPERLINK(1)",
    });
    expect(name).toBe("Koffietxt.exe");
    expect(description).toBe("<img src=x onerror=alert(1)>\n=HYPERLINK(1)");
  });

  test.each([
    ["javascript:alert(1)"],
    ["JaVaScRiPt:alert(1)"],
    [" javascript:alert(1)"],
    ["java\nscript:alert(1)"],
    ["data:text/html,<script>1</script>"],
    ["file:///etc/passwd"],
    ["//evil.example"],
    ["https://bank.example@evil.example/"],
    ["https://user:word@evil.example/"],
    ["https:\\\\evil.example"],
    ["https://"],
    [`https://example.org/${"a".repeat(500)}`],
  ])("is refused with an address that is no plain page: %s", (url) => {
    expect(wrong({ url })).toEqual({ type: "card-wrong", field: "url", index: 2 });
  });

  test("takes an ordinary address", () => {
    expect(one({ url: "https://buurthuis.example/koffie?dag=di" }).url).toBe("https://buurthuis.example/koffie?dag=di");
  });

  test.each([
    [{ name: "a".repeat(81) }, "name"],
    [{ name: "\u202e" }, "name"],
    [{ name: { nl: "Koffie" } }, "name"],
    [{ description: "a".repeat(2_001) }, "description"],
    [{ about: "money" }, "about"],
    [{ about: Array.from({ length: 41 }, () => "money") }, "about"],
    [{ rrule: "elke week" }, "rrule"],
    [{ wheelchair: "ja" }, "wheelchair"],
    [{ inLanguage: ["<b>"] }, "inLanguage"],
    [{ expires: "31-12-2026" }, "expires"],
    [{ expires: "2026-02-30" }, "expires"],
    [{ telephone: "1".repeat(41) }, "telephone"],
  ])("says which activity and field is wrong: %j", (more, field) => {
    expect(wrong(more)).toEqual({ type: "card-wrong", field, index: 2 });
  });

  test("is refused as a whole, and by its head", () => {
    const tooMany = Array.from({ length: CARD_ACTIVITIES + 1 }, (_, i) => activity({ id: String(i) }));
    expect(parseNeighbourhoodCard(new Uint8Array(CARD_BYTES + 1))).toEqual({
      ok: false,
      error: { type: "card-too-large" },
    });
    expect(faultOf({ ...HEAD, activities: tooMany })).toEqual({ type: "card-too-long", count: CARD_ACTIVITIES + 1 });
    expect(parse({ ...HEAD, activities: tooMany.slice(1) }).ok).toBe(true);
    for (const nothing of ["", "{", "[]", "null", "12", `"wijkkaart"`, "<html></html>", "{}", "[".repeat(100_000)])
      expect(faultOf(nothing), nothing.slice(0, 20)).toEqual({ type: "not-a-card" });
    expect(parseNeighbourhoodCard(new Uint8Array([0xff, 0xfe, 0x7b])).ok).toBe(false);
    expect(faultOf({ ...HEAD, wijkkaart: 2, activities: [] })).toEqual({ type: "card-too-new" });
    expect(faultOf({ ...HEAD, wijkkaart: "1", activities: [] })).toEqual({ type: "card-wrong", field: "wijkkaart" });
    expect(faultOf({ ...HEAD, dateModified: "gisteren", activities: [] })).toEqual({
      type: "card-wrong",
      field: "dateModified",
    });
    expect(faultOf({ ...HEAD, activities: {} })).toEqual({ type: "card-wrong", field: "activities" });
    expect(faultOf({ ...HEAD, activities: ["koffie"] })).toEqual({ type: "card-wrong", field: "activities", index: 1 });
    expect(faultOf({ ...HEAD, activities: [activity(), activity()] })).toEqual({
      type: "card-wrong",
      field: "id",
      index: 2,
    });
  });

  test("leaves out what is over", () => {
    const parsed = parse({
      ...HEAD,
      activities: [activity({ expires: "2026-11-01" }), activity({ id: "b", expires: "2026-11-02" })],
    });
    if (!parsed.ok) throw new Error("a card");
    expect(activitiesOn(parsed.value, "2026-11-02" as LocalDate).map(({ id }) => id)).toEqual(["b"]);
  });

  test("of the document is a card, and so is one with every field of its head, which are those of the table", () => {
    const document = readDocument("neighbourhood-card.md");
    const [, example = ""] = /^```json\n(.*?)^```$/msu.exec(document) ?? [];
    expect(parse(example)).toMatchObject({ ok: true, value: JSON.parse(example) as object });
    const head = tableUnder(document, "The card");
    const full = { ...HEAD, publisher: "Wijkteam", expires: "2027-05-01", example: true, activities: [] };
    expect(head.map(([name = ""]) => name).sort()).toEqual(Object.keys(full).sort());
    const parsed = parse(full);
    const kept = parsed.ok ? Object.keys(parsed.value) : [];
    expect(kept.sort()).toEqual(Object.keys(full).sort());
    for (const [name = "", needed] of head)
      expect([name, needed, parse({ ...full, [name]: null }).ok]).toEqual([name, needed, needed === "no"]);
  });

  test("has the limits that the document says, to the letter", () => {
    const limits = tableUnder(readDocument("neighbourhood-card.md"), "An activity").flatMap(
      ([name = "", , what = ""]) => {
        const limit = /at most ([\d,]+)/u.exec(what)?.[1];
        return limit === undefined ? [] : [[name, Number(limit.replace(",", ""))] as const];
      },
    );
    const ofLength: Readonly<Record<string, (n: number) => unknown>> = {
      about: (n) => Array.from({ length: n }, () => "money"),
      inLanguage: (n) => Array.from({ length: n }, () => "nl"),
      url: (n) => `https://a.example/${"a".repeat(n - 18)}`,
    };
    expect(limits.length).toBeGreaterThan(10);
    for (const [name, limit] of limits) {
      const filled = (n: number) => ({ [name]: (ofLength[name] ?? ((length) => "1".repeat(length)))(n) });
      const faultAt = (n: number) => faultOf({ ...HEAD, activities: [{ ...activity(), ...filled(n) }] });
      expect([name, faultAt(limit), faultAt(limit + 1)]).toEqual([
        name,
        undefined,
        { type: "card-wrong", field: name, index: 1 },
      ]);
    }
  });

  test("speaks of the topics that the document lists, in the words of the screen", () => {
    expect(tableUnder(readDocument("neighbourhood-card.md"), "Topics")).toEqual(
      AREA_CODES.map((code) => [code, nl.explore.areas[code]]),
    );
  });

  test("is documented field by field", () => {
    const documented = tableUnder(readDocument("neighbourhood-card.md"), "An activity").map(([name = ""]) =>
      name.replaceAll("`", ""),
    );
    const full = {
      description: "x",
      organizer: "x",
      about: ["money"],
      location: "x",
      when: "x",
      rrule: "FREQ=DAILY",
      fees_description: "x",
      application_process: "x",
      telephone: "12",
      url: "https://a.example",
      inLanguage: ["nl"],
      wheelchair: true,
      dateModified: "2026-01-01",
      expires: "2026-01-01",
    };
    expect(documented).toEqual(Object.keys(activity(full)));
    expect(Object.keys(one(full)).sort()).toEqual([...documented].sort());
  });
});

describe("an activity in words", () => {
  const f = createFormats("nl", () => Date.UTC(2026, 10, 2));
  test.each([
    ["FREQ=WEEKLY;BYDAY=TU,TH", "Elke dinsdag en donderdag"],
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", "Om de week op donderdag"],
    ["FREQ=WEEKLY", "Elke week"],
    ["FREQ=DAILY", "Elke dag"],
    ["FREQ=MONTHLY;BYDAY=1SA", "Elke eerste zaterdag van de maand"],
    ["FREQ=MONTHLY;BYDAY=-1FR", "Elke laatste vrijdag van de maand"],
    ["FREQ=MONTHLY", "Elke maand"],
    ["FREQ=YEARLY", "Elk jaar"],
    ["FREQ=WEEKLY;BYDAY=1TU", undefined],
    ["FREQ=WEEKLY;BYDAY=TOSTRING", undefined],
    ["FREQ=MONTHLY;BYDAY=9SA", undefined],
    ["FREQ=WEEKLY;INTERVAL=5", undefined],
  ])("%s is: %s", (rrule, words) => {
    expect(whenText(nl, f, one({ rrule }))).toBe(words);
  });

  test("the organisation's own words come first, and languages have their names", () => {
    expect(whenText(nl, f, one({ rrule: "FREQ=DAILY", when: "Altijd" }))).toBe("Altijd");
    const facts = activityFacts(nl, f, "nl", one({ inLanguage: ["nl", "ar", "qq"], wheelchair: true }));
    expect(facts.map(({ text }) => text)).toEqual([
      "Nederlands, Arabisch en qq",
      "Je kunt er met een rolstoel naar binnen.",
    ]);
  });
});

describe("what fits a wish", () => {
  const walking = one({ id: "w", name: "Wandelgroep", about: ["body"] });
  const money = one({ id: "m", name: "Spreekuur", about: ["money"] });
  const other = one({ id: "o", name: "Naaien", description: "Graag elke week samen", about: ["day"] });
  const all = [other, money, walking];
  const fits = (...wishes: Parameters<typeof fitWishes>[1]) =>
    fitWishes(all, wishes).map(({ activity: { id }, areas }) => [id, areas]);

  test("agrees by topic or by a word that begins alike, the word weighing more", () => {
    expect(fits({ area: "money", text: "Ik wil weer wandelen" })).toEqual([
      ["w", ["money"]],
      ["m", ["money"]],
    ]);
  });
  test("does not agree by words that every wish has", () => {
    expect(fits({ area: "mind", text: "Ik wil graag elke week iets samen" })).toEqual([]);
    expect(fits()).toEqual([]);
  });
  test("looks at the latest own wish of each topic", () => {
    const rating = (n: number, on: string, more: object) =>
      placed(
        must(createAreaRating({ area: "money", on: on as LocalDate, ratedBy: "self", ...more }, entity(n), at(n))),
        n,
      );
    const state = reduce(
      emptySection,
      [rating(1, "2026-01-01", { wish: "rust" }), rating(2, "2026-02-01", { wish: "wandelen" })],
      openRules,
    );
    expect(wishesIn(state)).toEqual([{ area: "money", text: "wandelen" }]);
    expect(wishesIn(undefined)).toEqual([]);
  });
});

import { describe, expect, test } from "vitest";
import { areaDepths, writeAreaDepth } from "#src/dossier/area-depth.ts";
import { areaLinks, createAreaLink } from "#src/dossier/area-link.ts";
import {
  amendAreaRating,
  areaRatings,
  createAreaRating,
  latestRatings,
  ratingDays,
  type AreaRating,
} from "#src/dossier/area-rating.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { addLifeArea, AREA_CODES, changeLifeArea, lifeAreas } from "#src/dossier/life-area.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { mirrorWords, writeMirror } from "#src/dossier/mirror.ts";
import type { Op } from "#src/dossier/op.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { at, by, entity, must, openRules, placed, WORKER } from "#tests/support/dossier-log.ts";

const day = (text: string): LocalDate => text as LocalDate;
const section = (...log: (Op | Authored)[]) =>
  reduce(
    emptySection,
    log.map((one, i) => ("relayTime" in one ? (one as Authored) : placed(one, i + 1))),
    openRules,
  );
const rating = (n: number, fields: Partial<AreaRating> = {}) =>
  must(createAreaRating({ area: "money", on: day("2026-03-03"), ratedBy: "self", ...fields }, entity(n), at(n)));

describe("the list of life areas", () => {
  test("is there before anything was written, all thirteen, none hidden", () => {
    expect(lifeAreas(undefined).map(({ id }) => id)).toEqual([...AREA_CODES]);
    expect(lifeAreas(emptySection).some(({ hidden, chosen }) => hidden || chosen)).toBe(false);
  });

  test("keeps its order when one is renamed, one hidden and one added", () => {
    const areas = lifeAreas(
      section(
        must(addLifeArea("De hond", entity(0x77), at(0))),
        must(changeLifeArea("law", { hidden: true }, at(1))),
        must(changeLifeArea("day", { name: "Mijn ritme", chosen: true }, at(2))),
      ),
    );
    expect(areas).toHaveLength(14);
    expect(areas.find(({ id }) => id === "day")).toMatchObject({ name: "Mijn ritme", chosen: true });
    expect(areas.find(({ id }) => id === "law")?.hidden).toBe(true);
    expect(areas.at(-1)).toEqual({ id: entity(0x77), name: "De hond", hidden: false, chosen: true });
  });

  test("is one list when two devices change the same area while apart", () => {
    const areas = lifeAreas(
      section(
        placed(must(changeLifeArea("money", { chosen: true }, at(1))), 1),
        placed(must(changeLifeArea("money", { name: "Geld" }, at(1, 1))), 2),
      ),
    );
    expect(areas.filter(({ id }) => id === "money")).toEqual([
      { id: "money", name: "Geld", hidden: false, chosen: true },
    ]);
  });
});

describe("how an area goes", () => {
  test("needs an area and a day, and nothing more", () => {
    expect(areaRatings(section(rating(1)))[0]?.fields).toEqual({
      area: "money",
      on: "2026-03-03",
      ratedBy: "self",
    });
  });

  test("has five faces and not a sixth", () => {
    const six = createAreaRating({ area: "money", on: day("2026-03-03"), ratedBy: "self", value: 6 }, entity(1), at(0));
    expect(six).toEqual({ ok: false, error: { type: "field-malformed", field: "value" } });
  });

  test("is the latest of each rater, side by side, and nobody speaks as the resident", () => {
    const state = section(
      rating(1, { value: 2 }),
      rating(2, { value: 3, on: day("2026-04-01") }),
      rating(3, { value: 4, ratedBy: "companion", raterName: "Els" }),
      placed(rating(4, { value: 5, ratedBy: "self", on: day("2026-05-01") }), 9, by(WORKER)),
    );
    const views = latestRatings(state).get("money");
    expect([...(views ?? [])].map(([rater, { fields }]) => [rater, fields.value])).toEqual([
      ["self", 3],
      ["companion", 5],
    ]);
  });

  test("can be seen as it was on an earlier day", () => {
    const state = section(rating(1, { value: 2 }), rating(2, { value: 4, on: day("2026-06-01") }));
    const then = latestRatings(state, day("2026-05-01")).get("money")?.get("self");
    expect(then?.fields.value).toBe(2);
    expect(ratingDays(state)).toEqual(["2026-06-01", "2026-03-03"]);
  });

  test("may be changed within the day, and a face taken back", () => {
    const state = section(
      rating(1, { value: 2 }),
      must(amendAreaRating(entity(1), { value: null, hard: "de post" }, at(5))),
    );
    expect(areaRatings(state)[0]?.fields).toMatchObject({ hard: "de post" });
    expect(areaRatings(state)[0]?.fields.value).toBeUndefined();
  });
});

describe("going deeper", () => {
  test("has one page an area, and links between areas", () => {
    const state = section(
      must(writeAreaDepth("money", { carry: "elke week tellen" }, at(0))),
      must(writeAreaDepth("money", { energy: "de hond" }, at(1))),
      must(createAreaLink({ from: "money", to: "mind", words: "ik slaap slecht van de post" }, entity(1), at(2))),
    );
    expect(areaDepths(state).get("money")?.fields).toMatchObject({ carry: "elke week tellen", energy: "de hond" });
    expect(areaLinks(state).map(({ fields }) => [fields.from, fields.to])).toEqual([["money", "mind"]]);
  });

  test("ends in own words at the foot of a sheet, one for each part", () => {
    const state = section(must(writeMirror("explore", "Ik begin klein.", at(0))), must(writeMirror("do", null, at(1))));
    expect([mirrorWords(state, "explore"), mirrorWords(state, "deepen"), mirrorWords(state, "do")]).toEqual([
      "Ik begin klein.",
      undefined,
      undefined,
    ]);
  });
});

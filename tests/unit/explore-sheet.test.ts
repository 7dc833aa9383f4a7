import { describe, expect, test } from "vitest";
import { type AreaRating, createAreaRating } from "#src/dossier/area-rating.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { changeLifeArea } from "#src/dossier/life-area.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { exploreSheet, isEmptySheet } from "#src/ui/sheets/explore-sheet.ts";
import { at, by, entity, must, openRules, placed, WORKER } from "#tests/support/dossier-log.ts";

const rating = (n: number, fields: Partial<AreaRating>, more: Partial<Authored> = {}): Authored =>
  placed(
    must(
      createAreaRating({ area: "money", on: "2026-03-03" as LocalDate, ratedBy: "self", ...fields }, entity(n), at(n)),
    ),
    n,
    more,
  );
const sheetOf = (...log: Authored[]) => exploreSheet(reduce(emptySection, log, openRules));
const texts = (lines: readonly { readonly text: string }[]): readonly string[] => lines.map(({ text }) => text);

describe("my sheet", () => {
  test("is empty before anything was said", () => {
    expect(isEmptySheet(sheetOf())).toBe(true);
    expect(isEmptySheet(sheetOf(rating(1, { value: 2 })))).toBe(true);
  });

  test("has what the resident said last, topic by topic in the order of the list", () => {
    const sheet = sheetOf(
      rating(1, { area: "people", goesWell: "Els komt langs." }),
      rating(2, { goesWell: "oud", hard: "de post" }),
      rating(3, { goesWell: "Ik betaal de huur.", talkAboutThis: true, on: "2026-04-01" as LocalDate }),
    );
    expect(texts(sheet.lines.goesWell)).toEqual(["Ik betaal de huur.", "Els komt langs."]);
    expect(texts(sheet.lines.hard)).toEqual([]);
    expect(sheet.talk.map(({ id }) => id)).toEqual(["money"]);
  });

  test("leaves out what others see, and topics that were put out of sight", () => {
    const sheet = sheetOf(
      rating(1, { goesWell: "van de begeleider", ratedBy: "professional" }, by(WORKER)),
      rating(2, { area: "law", hard: "een boete" }),
      placed(must(changeLifeArea("law", { hidden: true }, at(3))), 3),
    );
    expect(isEmptySheet(sheet)).toBe(true);
  });
});

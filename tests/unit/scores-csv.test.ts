import { expect, test } from "vitest";
import { scoreRows, scoresCsv } from "#src/exports/scores-csv.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { generatedDossier, withRecord } from "#tests/support/generated-dossier.ts";

const rowsOf = (dossier: ReturnType<typeof generatedDossier>, withNotes = false) =>
  scoreRows(nl, { ...dossier, areaName: (area) => area, withNotes });

/** A dossier with one score of each sort, whose words a spreadsheet would run. */
function hostile() {
  const id = "a".repeat(32) as never;
  const goal = { kind: "goal", author: "owner", id };
  const empty = { ...generatedDossier(1), sections: [] };
  const scale = [{ level: -2, text: "=HYPERLINK(0)" }];
  let dossier = withRecord(empty, "goal", "goal", { text: "=1+1", kind: "keep", lifecycle: "active", scale }, id);
  const score = { goal, on: "2026-02-01", level: -2, scorer: "professional", scorerName: "@Joost", note: "+SUM(A1)" };
  dossier = withRecord(dossier, "goal", "goal-score", score);
  const look = { area: "money", on: "2026-01-01", ratedBy: "self", value: 4, hard: "Mijn post" };
  return withRecord(dossier, "areas", "area-rating", look);
}

test("each score is a line, oldest first: whose it is, what it means, and a number that counts", () => {
  expect(scoresCsv(nl, rowsOf(hostile(), true)).split("\r\n")).toEqual([
    `\ufeff"Soort";"Waarover";"Datum";"Cijfer";"Laagste";"Hoogste";"Betekenis";"Door";"Naam";"Erbij geschreven"`,
    `"Onderwerp";"money";"2026-01-01";"4";"1";"5";"goed";"Ik";"";"Mijn post"`,
    `"Doel";"'=1+1";"2026-02-01";"-2";"-2";"2";"'=HYPERLINK(0)";"Een begeleider";"'@Joost";"'+SUM(A1)"`,
    "",
  ]);
});

test("what was written beside a score is in it only when that is chosen", () => {
  expect(scoresCsv(nl, rowsOf(hostile()))).not.toMatch(/SUM|Mijn post/u);
});

test("no cell of any dossier that was made up begins a formula, and each score is there once", () => {
  let seen = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const dossier = generatedDossier(seed);
    const rows = rowsOf(dossier, true);
    const cells = [...scoresCsv(nl, rows).matchAll(/"((?:[^"]|"")*)"/gu)].map(([, cell = ""]) => cell);
    expect(cells.filter((cell) => /^\s*[=+\-@]/u.test(cell) && !/^-\d+$/u.test(cell))).toEqual([]);
    expect(cells).toHaveLength((rows.length + 1) * 10);
    seen += rows.length;
  }
  expect(seen).toBeGreaterThan(150);
});

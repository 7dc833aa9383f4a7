import { expect, test } from "vitest";
import { OWNER } from "#src/dossier/entity-id.ts";
import { createGoalScore, goalScores, scorerOf } from "#src/dossier/goal-score.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { emptySection, reduce } from "#src/dossier/reduce.ts";
import { levelText, LEVELS_DOWN } from "#src/ui/reading/goal-levels.ts";
import { heightToY, raterLines } from "#src/ui/reading/rater-lines.ts";
import { nl } from "#src/i18n/locales/nl.ts";
import { at, by, entity, must, openRules, placed, WORKER } from "#tests/support/dossier-log.ts";

const goal = { kind: "goal", author: OWNER, id: entity(1) };
const score = (n: number, on: string, level: number, scorer: "self" | "professional") =>
  must(createGoalScore({ goal, on: on as LocalDate, level, scorer }, entity(n), at(n)));

const SCORES = goalScores(
  reduce(
    emptySection,
    [
      placed(score(2, "2026-01-01", -2, "self"), 1),
      placed(score(3, "2026-01-11", 0, "self"), 2),
      placed(score(4, "2026-01-06", -1, "professional"), 3, by(WORKER)),
    ],
    openRules,
  ),
  goal,
).map((one) => ({ rater: scorerOf(one), on: one.fields.on, height: one.fields.level + 2 }));

test("each who scored has a line of their own; further is higher, later is to the right", () => {
  const [self, professional, ...more] = raterLines(SCORES);
  expect(more).toEqual([]);
  expect([self?.rater, professional?.rater]).toEqual(["self", "professional"]);
  const [first, last] = self?.points ?? [];
  const [middle] = professional?.points ?? [];
  if (!first || !last || !middle) throw new Error("three scores make three points");
  expect(first.x < middle.x && middle.x < last.x).toBe(true);
  expect(middle.x).toBeCloseTo((first.x + last.x) / 2);
  expect(first.y > middle.y && middle.y > last.y).toBe(true);
  expect(last.y).toBe(heightToY(2));
});

test("one score alone stands within the drawing", () => {
  const [line] = raterLines(SCORES.slice(0, 1));
  const [point] = line?.points ?? [];
  expect(point && point.x > 0 && point.x < 100 && point.y > 0 && point.y < 60).toBe(true);
  expect(raterLines([])).toEqual([]);
});

test("a level is a sentence: the resident's own, else the list's, and never a number", () => {
  const scale = [{ level: 0, text: "Ik open elke week mijn post." }];
  expect(LEVELS_DOWN.map((level) => levelText(nl, { scale }, level))).toEqual([
    "Veel beter dan ik hoopte",
    "Beter dan ik hoopte",
    "Ik open elke week mijn post.",
    "Een stukje verder",
    "Zoals het was",
  ]);
});

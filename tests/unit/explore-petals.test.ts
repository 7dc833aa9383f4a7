import { expect, test } from "vitest";
import { petals } from "#src/ui/explore/petals.ts";
import { addressOf, type Question, QUESTIONS, questionAfter, questionFrom } from "#src/ui/explore/questions.ts";

/** How far out the tip of each petal lies. */
const reaches = (values: readonly number[]): readonly number[] =>
  petals(values).map((path) => {
    const [, x = "", y = ""] = /Q\S+ \S+ (\S+) (\S+?)Q/u.exec(path) ?? [];
    return Math.round(Math.hypot(Number(x), Number(y)));
  });

test("a better face makes a longer petal, and the longest stays within the edge", () => {
  const [one = 0, two = 0, three = 0, four = 0, five = 0] = reaches([1, 2, 3, 4, 5]);
  expect([one < two, two < three, three < four, four < five]).toEqual([true, true, true, true]);
  expect(five).toBeLessThanOrEqual(100);
});

test("equal faces make equal petals, however many there are", () => {
  for (const count of [1, 2, 13, 20]) expect(new Set(reaches(Array.from({ length: count }, () => 3))).size).toBe(1);
  expect(petals([])).toEqual([]);
});

test("the questions follow each other by their addresses, what goes well first", () => {
  const order: Question[] = ["goesWell"];
  for (let next = questionAfter("goesWell"); next !== undefined; next = questionAfter(next)) order.push(next);
  expect(order).toEqual(["goesWell", "hard", "wish", "face"]);
  for (const question of QUESTIONS)
    expect(questionFrom(addressOf("money", question).split("/").at(-1) ?? "")).toBe(question);
  expect(questionFrom("cijfer")).toBeUndefined();
});

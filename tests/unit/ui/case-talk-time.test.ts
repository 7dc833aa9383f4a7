import { expect, test } from "vitest";
import { begin, goOn, minutesPassed, pause } from "#src/ui/case-sheet/talk-time.ts";

const MINUTE = 60_000;

test("the time of a talk stands still in a pause and goes on after it; pressed twice, nothing is counted twice", () => {
  const begun = begin(0);
  expect(minutesPassed(begun, 5 * MINUTE + 59_000)).toBe(5);
  const still = pause(begun, 5 * MINUTE);
  expect(minutesPassed(still, 60 * MINUTE)).toBe(5);
  expect(pause(still, 60 * MINUTE)).toEqual(still);
  const on = goOn(still, 60 * MINUTE);
  expect(goOn(on, 61 * MINUTE)).toEqual(on);
  expect(minutesPassed(on, 62 * MINUTE)).toBe(7);
});

test("a clock that is set back takes nothing off", () => {
  expect(minutesPassed(begin(10 * MINUTE), 2 * MINUTE)).toBe(0);
  expect(minutesPassed(pause(begin(10 * MINUTE), 2 * MINUTE), 0)).toBe(0);
});

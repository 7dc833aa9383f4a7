import { describe, expect, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import { believable, compareTime, heard, tick } from "#src/dossier/hlc.ts";
import { NOON } from "#tests/support/dossier-log.ts";

describe("the hybrid clock", () => {
  test("follows the device's clock while that goes forward", () => {
    expect(tick(undefined, NOON)).toEqual({ ms: NOON, n: 0 });
    expect(tick({ ms: NOON, n: 7 }, instant(NOON + 1))).toEqual({ ms: NOON + 1, n: 0 });
  });

  test("never goes back, whatever the device's clock says", () => {
    let last = tick(undefined, NOON);
    for (const now of [NOON, NOON - 3_600_000, 0, NOON]) {
      const next = tick(last, instant(now));
      expect(compareTime(next, last)).toBeGreaterThan(0);
      last = next;
    }
  });

  test("carries into the milliseconds when the counter is full", () => {
    expect(tick({ ms: NOON, n: 0xffff_ffff }, NOON)).toEqual({ ms: NOON + 1, n: 0 });
  });

  test("a clock two minutes ahead is believed, one further is cut off there", () => {
    expect(believable({ ms: NOON + 120_000, n: 5 }, NOON)).toEqual({ ms: NOON + 120_000, n: 5 });
    expect(believable({ ms: NOON + 120_001, n: 5 }, NOON)).toEqual({ ms: NOON + 120_000, n: 0 });
  });

  test("an author who lives in 2099 does not take others there", () => {
    const mine = heard(tick(undefined, NOON), { ms: Date.UTC(2099, 0), n: 0 }, NOON);
    expect(mine.ms).toBe(NOON + 120_000);
    expect(heard({ ms: NOON, n: 3 }, { ms: NOON - 5, n: 9 }, NOON)).toEqual({ ms: NOON, n: 3 });
  });
});

import { describe, expect, test } from "vitest";
import { KEPT } from "./kept.ts";
import { runAgain, runWorlds } from "./run-worlds.ts";

/** Worlds in a test, and tests in a part: two parts run side by side, a hundred worlds together. */
const [EACH, TESTS, PARTS] = [10, 5, 2];
const MINUTES = 240_000;

/**
 * A resident with two devices, three professionals, two of the own circle, a child and a representative, an honest and a
 * malicious relay, and whatever they do; see commands.ts. In each world all of invariants.ts holds.
 */
export function worldsFrom(part: number): void {
  describe("whatever people and relays do, all that was promised holds", () => {
    for (let n = 0; n < TESTS; n++) {
      const seed = part + n * PARTS;
      test(
        `${EACH} worlds from seed ${seed}`,
        async () => {
          expect((await runWorlds(seed, EACH))?.words).toBeUndefined();
        },
        MINUTES,
      );
    }
  });
  describe("what was found once", () => {
    test.each(KEPT.filter((_one, i) => i % PARTS === part - 1))(
      "$found",
      async ({ world, steps }) => {
        expect((await runAgain(world, steps))?.words).toBeUndefined();
      },
      MINUTES,
    );
  });
}

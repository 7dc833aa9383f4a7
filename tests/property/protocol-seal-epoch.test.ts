import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EPOCH_SLACK, type SealClock, epoch, sealEpoch } from "#src/protocol/time.ts";

// Small numbers, so that clocks meet, pass and just miss each other all the time.
const leaf = fc.nat(12).map(epoch);
const clock: fc.Arbitrary<SealClock> = fc.record({
  device: leaf,
  relay: fc.option(leaf, { nil: undefined }),
  floor: leaf,
  confirmed: fc.boolean(),
});

describe("the epoch to seal under", () => {
  test("never lies below the floor, nor below the device's own clock", () => {
    fc.assert(
      fc.property(clock, (one) => {
        const sealed = sealEpoch(one);
        if (sealed.type !== "sealable") return;
        expect(sealed.epoch).toBeGreaterThanOrEqual(one.floor);
        expect(sealed.epoch).toBeGreaterThanOrEqual(one.device);
      }),
      { numRuns: 5_000 },
    );
  });

  test("never falls from one flush to the next, whatever clocks and relay do in between", () => {
    fc.assert(
      fc.property(fc.array(clock, { minLength: 2, maxLength: 12 }), (clocks) => {
        let floor = epoch(0);
        for (const one of clocks) {
          const sealed = sealEpoch({ ...one, floor });
          if (sealed.type !== "sealable") continue;
          expect(sealed.epoch).toBeGreaterThanOrEqual(floor);
          floor = sealed.epoch;
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test("is raised by the relay beyond one leaf only on the person's word, and lowered by it never", () => {
    fc.assert(
      fc.property(clock, (one) => {
        const alone = sealEpoch({ ...one, relay: undefined });
        const sealed = sealEpoch(one);
        if (alone.type !== "sealable" || sealed.type !== "sealable") return;
        expect(sealed.epoch).toBeGreaterThanOrEqual(alone.epoch);
        if (!one.confirmed) expect(sealed.epoch - alone.epoch).toBeLessThanOrEqual(EPOCH_SLACK);
      }),
      { numRuns: 5_000 },
    );
  });

  test("is refused exactly when the relay is further off than a leaf, and says which way", () => {
    fc.assert(
      fc.property(clock, (one) => {
        if (one.relay === undefined) return;
        const own = Math.max(one.device, one.floor);
        const { type } = sealEpoch(one);
        if (one.relay < own - EPOCH_SLACK) expect(type).toBe("relay-behind");
        else if (one.relay > own + EPOCH_SLACK) expect(type).toBe(one.confirmed ? "sealable" : "device-behind");
        else expect(type).toBe("sealable");
      }),
      { numRuns: 5_000 },
    );
  });
});

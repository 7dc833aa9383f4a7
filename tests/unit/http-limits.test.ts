import { describe, expect, test } from "vitest";
import { ADDRESS_LIMITS, createAddressLimits } from "#relay/adapters/http/limits.ts";
import { DAY, MINUTE, SECOND } from "#src/base/instant.ts";

function limits() {
  let now = 0;
  const made = createAddressLimits(ADDRESS_LIMITS, () => now);
  return { ...made, pass: (ms: number) => (now += ms) };
}
const taken = (count: number, take: () => number | undefined): number =>
  Array.from({ length: count }, take).filter((wait) => wait === undefined).length;

describe("limits by address", () => {
  test("one address makes twenty unsigned requests a second, another is not touched by it", () => {
    const { unsigned, pass } = limits();
    expect(taken(25, () => unsigned("a"))).toBe(20);
    expect(taken(25, () => unsigned("b"))).toBe(20);
    pass(SECOND / 2);
    expect(taken(25, () => unsigned("a"))).toBe(10);
  });

  test("a refusal says after how many seconds to come back, and then it is true", () => {
    const { unsigned, failed, pass } = limits();
    taken(20, () => unsigned("a"));
    expect(unsigned("a")).toBeCloseTo(0.05);
    taken(30, () => {
      failed("b");
      return undefined;
    });
    expect(unsigned("b")).toBeCloseTo(60);
    pass(MINUTE);
    expect(unsigned("b")).toBeUndefined();
  });

  test("thirty failures close the unsigned door of an address; one opens again a minute", () => {
    const { unsigned, failed, pass } = limits();
    for (let i = 0; i < 29; i++) failed("a");
    expect(unsigned("a")).toBeUndefined();
    failed("a");
    expect(unsigned("a")).toBeGreaterThan(0);
    expect(unsigned("b")).toBeUndefined();
    pass(MINUTE);
    expect(unsigned("a")).toBeUndefined();
  });

  test("signed requests are not limited by address, until that address has spent its failures", () => {
    const { signed, failed } = limits();
    expect(taken(1000, () => signed("town hall"))).toBe(1000);
    for (let i = 0; i < 30; i++) failed("town hall");
    expect(taken(1000, () => signed("town hall"))).toBe(20);
  });

  test("yesterday's addresses are forgotten", () => {
    const { unsigned, failed, pass } = limits();
    for (let i = 0; i < 3000; i++) failed("a");
    pass(DAY);
    expect(unsigned("a")).toBeUndefined();
  });
});

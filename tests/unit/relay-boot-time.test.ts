import { expect, it } from "vitest";
import { createBootTime } from "#relay/boot-time.ts";

it("asks the system once while the process runs for a millisecond, and then anew", () => {
  let running = 10;
  let system = 5000;
  let asked = 0;
  const bootTime = createBootTime(
    () => {
      asked += 1;
      return system;
    },
    () => running,
  );
  expect(bootTime()).toBe(5000);
  // A night's sleep, during which the process did not run.
  system += 30_000_000;
  running += 0.5;
  expect([bootTime(), asked]).toEqual([5000, 1]);
  running += 0.5;
  expect([bootTime(), asked]).toEqual([30_005_000, 2]);
});

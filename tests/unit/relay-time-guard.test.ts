import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, instant } from "#src/base/instant.ts";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { createTimeGuard } from "#relay/core/time-guard.ts";
import { RelayDossier, verdict } from "#tests/support/relay-dossier.ts";
import { START } from "#tests/support/relay-under-test.ts";

function clocks(mark = START) {
  const at = { wall: START as number, ticks: 5000 };
  const guard = createTimeGuard({ wall: () => instant(at.wall), monotonic: () => at.ticks }, instant(mark));
  const pass = (milliseconds: number): void => {
    at.wall += milliseconds;
    at.ticks += milliseconds;
  };
  return { at, guard, pass };
}

describe("the relay's time", () => {
  test("follows the wall clock while both run alike", () => {
    const { guard, pass } = clocks();
    pass(HOUR);
    expect(guard.now()).toBe(START + HOUR);
    expect(guard.steady()).toBe(true);
  });

  test("runs on at the monotonic pace when the wall clock is set back", () => {
    const { at, guard, pass } = clocks();
    at.wall -= DAY;
    expect(guard.now()).toBe(START);
    pass(MINUTE);
    expect(guard.now()).toBe(START + MINUTE);
    expect(guard.steady()).toBe(true);
  });

  test("does not slow down however often it is asked", () => {
    const { at, guard } = clocks();
    at.wall -= DAY;
    for (let i = 0; i < 4800; i++) {
      at.ticks += 0.25;
      guard.now();
    }
    expect(guard.now()).toBe(START + 1200);
  });

  test("begins where an earlier run left off, whatever the wall clock says", () => {
    expect(clocks(instant(START + DAY)).guard.now()).toBe(START + DAY);
  });

  test("takes a small correction ahead, and not a leap", () => {
    const { at, guard, pass } = clocks();
    at.wall += 5 * MINUTE;
    expect(guard.now()).toBe(START + 5 * MINUTE);
    at.wall += 5 * MINUTE + 1;
    expect(guard.steady()).toBe(false);
    expect(guard.now()).toBe(START + 5 * MINUTE);
    pass(MINUTE);
    expect(guard.now()).toBe(START + 6 * MINUTE);
    at.wall -= 5 * MINUTE;
    expect(guard.steady()).toBe(true);
  });

  test("a relay whose clock leapt is not ready, and decides nothing until it is back", async () => {
    const at = { wall: START as number, ticks: 0 };
    const relay = createMemoryRelay({ clock: () => instant(at.wall), monotonic: () => at.ticks });
    const d = new RelayDossier(relay, () => START);
    expect(verdict(await d.register())).toBe("ok");
    at.wall += DAY;
    expect(await relay.readiness()).toEqual({ ready: false, reason: "clock" });
    expect(verdict(await d.read(d.device))).toBe("unavailable");
    at.wall = START;
    expect(verdict(await d.read(d.device))).toBe("ok");
    await relay.close();
  });
});

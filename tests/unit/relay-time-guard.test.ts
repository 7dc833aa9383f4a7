import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE, SECOND, instant } from "#src/base/instant.ts";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { LONGEST_SLEEP, createTimeGuard } from "#relay/core/time-guard.ts";
import { epoch, epochAt } from "#src/protocol/time.ts";
import { createActor } from "#tests/support/relay-client-bytes.ts";
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
    pass(30 * SECOND);
    expect(guard.now()).toBe(START + 5 * MINUTE + 30 * SECOND);
    at.wall -= 5 * MINUTE;
    expect(guard.steady()).toBe(true);
  });

  /** One look a second, as the relay's tick does, while both clocks run on. */
  const run = ({ guard, pass }: ReturnType<typeof clocks>, seconds: number): readonly boolean[] =>
    Array.from({ length: seconds }, () => {
      pass(SECOND);
      return guard.steady();
    });

  test("follows a clock that leapt once it has run on evenly for a minute, and does not go back behind that", () => {
    const slept = clocks();
    slept.at.wall += 9 * HOUR;
    expect(slept.guard.steady()).toBe(false);
    expect(run(slept, 59)).toEqual(Array(59).fill(false));
    expect(slept.guard.now()).toBe(START + 59 * SECOND);
    expect(run(slept, 1)).toEqual([true]);
    expect(slept.guard.now()).toBe(START + 9 * HOUR + MINUTE);
    slept.at.wall -= 9 * HOUR;
    expect(slept.guard.steady()).toBe(true);
    expect(slept.guard.now()).toBe(START + 9 * HOUR + MINUTE);
  });

  test("counts the minute anew when the clock leaps again", () => {
    const restless = clocks();
    restless.at.wall += HOUR;
    run(restless, 50);
    restless.at.wall += 3 * SECOND;
    expect(run(restless, 60)).toEqual(Array(60).fill(false));
    expect(run(restless, 1)).toEqual([true]);
  });

  test("counts the minute anew when the clock was right in between", () => {
    const glitch = clocks();
    for (let i = 0; i < 3; i++) {
      glitch.at.wall += HOUR;
      expect(run(glitch, 50)).not.toContain(true);
      glitch.at.wall -= HOUR;
      expect(run(glitch, 5)).not.toContain(false);
    }
    expect(glitch.guard.now()).toBe(START + 165 * SECOND);
  });

  test("never follows a clock that runs faster or slower than the monotonic one", () => {
    const { at, guard } = clocks();
    at.wall += HOUR;
    for (let second = 0; second < 600; second++) {
      at.wall += 1.1 * SECOND;
      at.ticks += SECOND;
      expect(guard.steady()).toBe(false);
    }
  });

  test("does not take a leap further than any sleep, however evenly the clock runs on", () => {
    const wrong = clocks();
    wrong.at.wall += LONGEST_SLEEP + DAY;
    expect(run(wrong, 300)).not.toContain(true);
    expect(wrong.guard.now()).toBe(START + 300 * SECOND);
  });

  test("a relay that woke from a sleep takes writes again after a minute, at the new time", async () => {
    const at = { wall: START as number, ticks: 0 };
    let tick = (): Promise<void> => Promise.resolve();
    const relay = createMemoryRelay({
      clock: () => instant(at.wall),
      monotonic: () => at.ticks,
      everySecond: (each) => {
        tick = each;
        return () => undefined;
      },
    });
    const d = new RelayDossier(relay, () => instant(at.wall));
    expect(verdict(await d.register())).toBe("ok");
    const holder = createActor();
    expect(verdict(await d.give(holder, { exp: epoch(epochAt(START) + 8) }))).toBe("ok");
    at.wall += 9 * HOUR;
    for (let second = 0; second < 60; second++) {
      expect(await relay.readiness()).toEqual({ ready: false, reason: "clock" });
      at.wall += SECOND;
      at.ticks += SECOND;
      await tick();
    }
    expect(await relay.readiness()).toEqual({ ready: true });
    expect(await d.tryAppend(d.device)).toBe("stored");
    expect(verdict(await d.read(holder))).toBe("expired");
    await relay.close();
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

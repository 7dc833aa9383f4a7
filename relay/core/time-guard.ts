import { type Instant, MINUTE, instant } from "#src/base/instant.ts";
import type { RelayClock } from "#relay/ports/clock.ts";

/** Further than this ahead of what the monotonic clock allows, the wall clock is not believed. */
export const LARGEST_JUMP = 5 * MINUTE;

/**
 * The relay's time. It never goes back, not over a restart either: a clock set back revives nothing that had ended.
 * While the wall clock is behind, time runs on at the monotonic clock's pace. A leap ahead makes the guard unsteady:
 * nothing is decided until the wall clock is near again or an operator, who looked at the clock, starts anew.
 */
export type TimeGuard = {
  now(): Instant;
  steady(): boolean;
};

/** `mark` is the highest time by which anything was decided before. */
export function createTimeGuard(clock: RelayClock, mark: Instant): TimeGuard {
  let time = instant(Math.max(clock.wall(), mark));
  let ticks = clock.monotonic();
  let steady = true;
  const advance = (): void => {
    const passed = Math.max(0, clock.monotonic() - ticks);
    const expected = time + passed;
    const wall = clock.wall();
    steady = wall <= expected + LARGEST_JUMP;
    // Behind, time runs on by the monotonic clock; a little ahead is a correction, and is followed.
    const next = instant(steady ? Math.max(expected, wall) : expected);
    // A fraction of a millisecond is carried over, so that frequent calls do not slow time down.
    ticks += passed - (steady && wall > expected ? 0 : expected - next);
    time = next;
  };
  return {
    now: () => {
      advance();
      return time;
    },
    steady: () => {
      advance();
      return steady;
    },
  };
}

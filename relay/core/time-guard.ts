import { DAY, type Instant, MINUTE, SECOND, instant } from "#src/base/instant.ts";
import type { RelayClock } from "#relay/ports/clock.ts";

/** Further than this ahead of what the monotonic clock allows, the wall clock is not believed at once. */
const LARGEST_JUMP = 5 * MINUTE;
/** For so long a wall clock that leapt must run on evenly before it is believed. */
const EVEN_FOR = MINUTE;
/** Two clocks that run alike stay within this of each other meanwhile. */
const EVEN_WITHIN = 2 * SECOND;
/** No sleep is taken to be longer. */
export const LONGEST_SLEEP = 31 * DAY;

/**
 * The relay's time. It never goes back, not over a restart either: a clock set back revives nothing that had ended.
 * While the wall clock is behind, time runs on at the monotonic clock's pace. A leap ahead makes the guard unsteady, and
 * nothing is decided.
 *
 * A machine that slept, or was paused under a hypervisor, leaps as well: on some systems the monotonic clock stood
 * still meanwhile. So a wall clock that runs on evenly for a minute after its leap is followed, and the high-water mark
 * with it. Nothing that had ended comes back by that, for time goes forward only. If the clock was wrong after all, keys
 * end too early, and one that was to begin later opens by as much too soon, as they would after any start with such a
 * clock; and since the mark never goes back, a year ahead would end every key for good. Hence the two limits: a glitch of
 * a time server does not hold for a minute, and what is further ahead than any sleep is left to an operator, who looks
 * at the clock and starts anew.
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
  /** How far the wall clock was from the monotonic one at the first look after a leap, and when that was. */
  let leap: { readonly apart: number; readonly at: number } | undefined;

  /** Is this wall time near, or has it kept to its distance for long enough? */
  const believes = (wall: number, monotonic: number, expected: number): boolean => {
    if (wall <= expected + LARGEST_JUMP) {
      leap = undefined;
      return true;
    }
    const apart = wall - monotonic;
    if (!leap || Math.abs(apart - leap.apart) > EVEN_WITHIN) leap = { apart, at: monotonic };
    if (monotonic - leap.at < EVEN_FOR || wall > expected + LONGEST_SLEEP) return false;
    leap = undefined;
    return true;
  };

  const advance = (): void => {
    const monotonic = clock.monotonic();
    const passed = Math.max(0, monotonic - ticks);
    const expected = time + passed;
    const wall = clock.wall();
    steady = believes(wall, monotonic, expected);
    // Behind, time runs on by the monotonic clock; ahead and believed, the wall clock is followed.
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

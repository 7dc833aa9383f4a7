import type { Clock } from "#src/base/instant.ts";

/** Two views of time: the wall clock, which may be set, and milliseconds that only run on (no epoch of their own). */
export type RelayClock = {
  readonly wall: Clock;
  readonly monotonic: () => number;
};

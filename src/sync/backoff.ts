import { MINUTE, SECOND } from "#src/base/instant.ts";

const SHORTEST = SECOND;
export const LONGEST_BACKOFF = 5 * MINUTE;

/**
 * Milliseconds to wait after so many failures in a row: doubles from a second to five minutes, the upper half of each
 * at random, so that those who lost the same relay do not come back at once. `random` gives [0, 1).
 */
export function backoff(failures: number, random: () => number): number {
  const whole = Math.min(LONGEST_BACKOFF, SHORTEST * 2 ** Math.max(0, failures - 1));
  return Math.round(whole / 2 + (whole / 2) * random());
}

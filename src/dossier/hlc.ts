import * as z from "zod/mini";
import { type Instant, MINUTE } from "#src/base/instant.ts";

/**
 * A hybrid logical clock reading (Kulkarni and others, 2014): milliseconds since 1970 as the author's
 * device believes them, and a counter that tells apart and orders what happened within them.
 */
export const Timestamp = z.object({
  ms: z.number().check(z.int(), z.gte(0), z.lte(8_640_000_000_000_000)),
  n: z.number().check(z.int(), z.gte(0), z.lte(0xffff_ffff)),
});
export type Timestamp = z.infer<typeof Timestamp>;

/** How far ahead of the relay's time of arrival an author's clock is believed. */
export const CLOCK_TRUST = 2 * MINUTE;

const COUNTER_END = 0xffff_ffff;

export const compareTime = (a: Timestamp, b: Timestamp): number => a.ms - b.ms || a.n - b.n;

/** The reading for a new op: later than every reading this device made or took in, whatever its clock says. */
export function tick(last: Timestamp | undefined, now: Instant): Timestamp {
  if (last === undefined || now > last.ms) return { ms: now, n: 0 };
  return last.n < COUNTER_END ? { ms: last.ms, n: last.n + 1 } : { ms: last.ms + 1, n: 0 };
}

/**
 * Takes in the reading of an op that the relay received at `relayTime`. An author whose clock runs ahead
 * moves nobody further than the trust allows, and none of its later edits win for years.
 */
export function heard(last: Timestamp | undefined, remote: Timestamp, relayTime: number): Timestamp {
  const believed = believable(remote, relayTime);
  return last === undefined || compareTime(believed, last) > 0 ? believed : last;
}

/** min(reading, relay time + 2 min). What is cut off has no order left within; the log position decides. */
export const believable = (at: Timestamp, relayTime: number): Timestamp =>
  at.ms <= relayTime + CLOCK_TRUST ? at : { ms: relayTime + CLOCK_TRUST, n: 0 };

/** A text by which other ops of the same author name the op that was made at this reading. */
export const timeName = (at: Timestamp): string => `${at.ms}.${at.n}`;

/** The reading that such a text names. */
export function readingOf(name: string): Timestamp {
  const [ms, n] = name.split(".").map(Number);
  return { ms: ms ?? 0, n: n ?? 0 };
}

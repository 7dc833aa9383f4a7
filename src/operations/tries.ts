import { type Bytes, fromUtf8, utf8 } from "#src/base/bytes.ts";
import { MINUTE } from "#src/base/instant.ts";
import * as z from "zod/mini";

/** Wrong tries at a secret, counted where a reload does not lose them. `at`: of the last, milliseconds since 1970. */
export const Tries = z.object({ wrong: z.number(), at: z.number() });
export type Tries = z.output<typeof Tries>;

export const NO_TRIES: Tries = { wrong: 0, at: 0 };

/** Free tries; then one minute, doubling up to a day. */
const FREE_TRIES = 3;
const LONGEST_WAIT = 24 * 60 * MINUTE;

export const oneMore = ({ wrong }: Tries, now: number): Tries => ({ wrong: wrong + 1, at: now });

/** Milliseconds to wait before the next one. A clock set back does not shorten it. */
export function waitFor({ wrong, at }: Tries, now: number): number {
  if (wrong < FREE_TRIES) return 0;
  const wait = Math.min(LONGEST_WAIT, MINUTE * 2 ** (wrong - FREE_TRIES));
  return now < at ? wait : Math.max(0, at + wait - now);
}

export const encodeTries = (tries: Tries): Bytes => utf8(JSON.stringify(tries));

export function readTries(data: Bytes | undefined): Tries {
  const text = data && fromUtf8(data);
  try {
    const parsed = text === undefined ? undefined : z.safeParse(Tries, JSON.parse(text));
    return parsed?.success ? parsed.data : NO_TRIES;
  } catch {
    return NO_TRIES;
  }
}

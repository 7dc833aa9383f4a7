import { createHmac, randomBytes } from "node:crypto";
import { DAY, MINUTE, SECOND } from "#src/base/instant.ts";

/**
 * Limits by address, for those who have not shown a key. Forty people sit behind one town hall's address, so whoever
 * signs is limited by grant, in the core, and not here; only when an address has spent its failures do its signed
 * requests share the allowance of the unsigned ones, which bounds what a flood of bad signatures costs.
 */
export type AddressLimits = {
  /** Before a request that shows no key. Undefined when it may go on, else the seconds until the next may. */
  readonly unsigned: (address: string) => number | undefined;
  /** Before a request that says it is signed. */
  readonly signed: (address: string) => number | undefined;
  /** After a bad signature, an invitation that is not there, an append that nobody here could have sent. */
  readonly failed: (address: string) => void;
};

export type AddressLimitSettings = {
  readonly perSecond: number;
  readonly failures: number;
  readonly failuresPerMinute: number;
};

export const ADDRESS_LIMITS: AddressLimitSettings = { perSecond: 20, failures: 30, failuresPerMinute: 1 };

/** Addresses remembered at most; the longest unseen go first. */
const REMEMBERED = 50_000;

type Bucket = { tokens: number; at: number };

function createBuckets(capacity: number, perMillisecond: number, now: () => number) {
  const buckets = new Map<string, Bucket>();
  const refilled = (key: string): Bucket => {
    const moment = now();
    const known = buckets.get(key) ?? { tokens: capacity, at: moment };
    return { tokens: Math.min(capacity, known.tokens + (moment - known.at) * perMillisecond), at: moment };
  };
  return {
    /** Seconds until there is a token; 0 when there is one. */
    wait: (key: string): number => Math.max(0, 1 - refilled(key).tokens) / perMillisecond / SECOND,
    take: (key: string): void => {
      const bucket = refilled(key);
      buckets.delete(key);
      buckets.set(key, { ...bucket, tokens: Math.max(0, bucket.tokens - 1) });
      const oldest = buckets.keys().next();
      if (buckets.size > REMEMBERED && oldest.done !== true) buckets.delete(oldest.value);
    },
    clear: (): void => buckets.clear(),
  };
}

/** `now` is a clock that only runs forward, in milliseconds: setting the date must not open or close anything. */
export function createAddressLimits(
  settings: AddressLimitSettings,
  now: () => number = () => performance.now(),
): AddressLimits {
  const rate = createBuckets(settings.perSecond, settings.perSecond / SECOND, now);
  const failures = createBuckets(settings.failures, settings.failuresPerMinute / MINUTE, now);
  let key = randomBytes(32);
  let renewed = now();

  /** What is remembered of an address cannot be turned back into it, and means nothing tomorrow. */
  const nameOf = (address: string): string => {
    if (now() - renewed >= DAY) {
      key = randomBytes(32);
      renewed = now();
      rate.clear();
      failures.clear();
    }
    return createHmac("sha256", key).update(address).digest("base64url");
  };
  const takeFromRate = (name: string): number | undefined => {
    const wait = rate.wait(name);
    if (wait > 0) return wait;
    rate.take(name);
    return undefined;
  };

  return {
    unsigned: (address) => {
      const name = nameOf(address);
      const wait = failures.wait(name);
      return wait > 0 ? wait : takeFromRate(name);
    },
    signed: (address) => {
      const name = nameOf(address);
      return failures.wait(name) > 0 ? takeFromRate(name) : undefined;
    },
    failed: (address) => failures.take(nameOf(address)),
  };
}

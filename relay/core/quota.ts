import { type Instant, SECOND } from "#src/base/instant.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierRow } from "#relay/ports/grant-ledger.ts";
import type { Limits, Rate } from "./limits.ts";

/** Why an envelope of this weight may not come in: a holder may fill half of a dossier, a device all and the reserve. */
export function overQuota(
  row: DossierRow,
  weight: number,
  by: { readonly device: boolean; readonly reserve: number },
  limits: Limits,
): Problem | undefined {
  const half = limits.dossierBytes / 2;
  if (!by.device && row.holderBytes + weight > half) return problem("quota", { limit: half, used: row.holderBytes });
  const whole = limits.dossierBytes + by.reserve;
  return row.bytes + weight > whole ? problem("quota", { limit: whole, used: row.bytes }) : undefined;
}

/** Token buckets by name, in memory. */
export type Buckets = {
  /** 0 when there was a token to take, else the seconds until there will be one. */
  take(name: string, rate: Rate, now: Instant): number;
};

/** `kept` bounds how many names are remembered; full buckets, which say nothing, are forgotten first. */
export function createBuckets(kept = 20_000): Buckets {
  const buckets = new Map<string, { tokens: number; at: Instant; rate: Rate }>();
  const refill = (bucket: { tokens: number; at: Instant; rate: Rate }, now: Instant): void => {
    const gained = (Math.max(0, now - bucket.at) / SECOND) * bucket.rate.perSecond;
    bucket.tokens = Math.min(bucket.rate.burst, bucket.tokens + gained);
    bucket.at = now;
  };
  const prune = (now: Instant): void => {
    for (const [name, bucket] of buckets) {
      refill(bucket, now);
      if (bucket.tokens >= bucket.rate.burst) buckets.delete(name);
    }
    for (const name of buckets.keys()) {
      if (buckets.size <= kept / 2) break;
      buckets.delete(name);
    }
  };
  return {
    take(name, rate, now) {
      if (buckets.size >= kept) prune(now);
      const bucket = buckets.get(name) ?? { tokens: rate.burst, at: now, rate };
      buckets.set(name, bucket);
      refill(bucket, now);
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / rate.perSecond);
      bucket.tokens -= 1;
      return 0;
    },
  };
}

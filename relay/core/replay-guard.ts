import { type Instant, SECOND, instant } from "#src/base/instant.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import { NONCE_LIFE, REQUEST_SKEW } from "#src/protocol/limits.ts";
import type { Nonces } from "#relay/ports/store.ts";

/** A request's time, in Unix seconds, must lie within the skew on either side of the relay's. */
export function clockSkew(created: number, now: Instant): Problem | undefined {
  return Math.abs(created * SECOND - now) > REQUEST_SKEW ? problem("clock-skew", { time: now }) : undefined;
}

/**
 * A nonce is taken once, after the signature verified, and outlives any request that could carry it. It stays
 * taken when the request is refused: what its sender believes failed must not succeed later by another's hand.
 */
export function replayed(nonces: Nonces, dossier: DossierId, nonce: string, now: Instant): Problem | undefined {
  return nonces.remember(dossier, nonce, instant(now + NONCE_LIFE)) ? undefined : problem("replayed", { time: now });
}

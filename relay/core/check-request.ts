import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { type DossierId, type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import type { Facts } from "#relay/ports/store.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { keyOf, knownDossier } from "./authorize.ts";
import type { CheckedRequest } from "./commands.ts";
import type { Limits } from "./limits.ts";
import type { Buckets } from "./quota.ts";
import { clockSkew } from "./replay-guard.ts";
import type { SignedRequest } from "./service.ts";

export type RequestChecks = {
  readonly facts: Facts;
  readonly verify: VerifySignature;
  readonly buckets: Buckets;
  readonly limits: Limits;
};

/** Erasing and ending access are never put off for coming too often. */
export type Pace = "limited" | "always";

/**
 * Who asks, in order of cost: is the dossier known and the time near, is the key registered, does the signature
 * verify; only then does the request count towards its grant's rate, so that nobody can use up another's. The nonce is
 * taken in the transaction that decides.
 */
export async function checkRequest(
  checks: RequestChecks,
  request: SignedRequest<unknown>,
  now: Instant,
  pace: Pace,
): Promise<Result<CheckedRequest, Problem>> {
  const known = knownDossier(checks.facts, request.dossier);
  if (!known.ok) return known;
  const skew = clockSkew(request.created, now);
  if (skew) return err(skew);
  const key = keyOf(checks.facts, known.value, request.grant);
  if (!key) return err(problem("unauthenticated"));
  const signed = await checkSignature(checks.verify, request, key);
  if (!signed.ok || pace === "always") return signed;
  const wait = takeTurn(checks, request.dossier, request.grant, now);
  return wait > 0 ? err(problem("rate", { retryAfter: wait })) : signed;
}

/** Counts one request of a grant: 0, or the seconds it has to wait. */
export function takeTurn(checks: RequestChecks, dossier: DossierId, grant: GrantId, now: Instant): number {
  const { facts, buckets, limits } = checks;
  const owner = grant === ROOT_GRANT || facts.ledger.grant(dossier, grant)?.device === true;
  return buckets.take(`${dossier}.${grant}`, owner ? limits.deviceRate : limits.grantRate, now);
}

/** The request as a command carries it, once its signature stands under the key. */
export async function checkSignature(
  verify: VerifySignature,
  request: SignedRequest<unknown>,
  key: Bytes,
): Promise<Result<CheckedRequest, Problem>> {
  if (!(await verify(key, request.base, request.signature))) return err(problem("unauthenticated"));
  const { dossier, grant, nonce, base, signature, raw } = request;
  return ok({ dossier, grant, key, nonce, base, signature, raw });
}

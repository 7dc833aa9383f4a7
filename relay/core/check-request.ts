import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, err, map, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { knownDossier, speakerOf } from "./authorize.ts";
import type { CheckedRequest } from "./commands.ts";
import type { Limits } from "./limits.ts";
import type { Look } from "./look.ts";
import type { Buckets } from "./quota.ts";
import { clockSkew } from "./replay-guard.ts";
import type { SignedRequest } from "./service.ts";

export type RequestChecks = {
  readonly look: Look;
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
  const { dossier, grant } = request;
  const known = await checks.look((facts) =>
    map(knownDossier(facts, dossier), (row) => ({ speaker: speakerOf(facts, row, grant) })),
  );
  if (!known.ok) return known;
  const skew = clockSkew(request.created, now);
  if (skew) return err(skew);
  const { speaker } = known.value;
  if (!speaker) return err(problem("unauthenticated"));
  const signed = await checkSignature(checks.verify, request, speaker.key);
  if (!signed.ok || pace === "always") return signed;
  const wait = takeTurn(checks, dossier, grant, speaker.owner, now);
  return wait > 0 ? err(problem("rate", { retryAfter: wait })) : signed;
}

/** Counts one request of a grant: 0, or the seconds it has to wait. */
export function takeTurn(
  { buckets, limits }: Pick<RequestChecks, "buckets" | "limits">,
  dossier: DossierId,
  grant: GrantId,
  owner: boolean,
  now: Instant,
): number {
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

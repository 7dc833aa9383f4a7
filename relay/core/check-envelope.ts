import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import {
  type Envelope,
  bodyHash,
  decodeEnvelope,
  envelopeHash,
  envelopeSigningInput,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import type { CheckedEnvelope } from "./commands.ts";

/** Size and form of one envelope: what can be said before anything is looked up. */
export function parseEnvelope(envelopeBytes: number, dossier: DossierId, wire: Bytes): Result<Envelope, Problem> {
  if (wire.length > envelopeBytes) return err(problem("too-large", { limit: envelopeBytes }));
  const envelope = decodeEnvelope(dossier, wire);
  return envelope ? ok(envelope) : err(problem("malformed"));
}

/** The strict signature of one envelope, under the key that `keyFor` has for its grant. */
export async function checkEnvelope(
  tools: { readonly verify: VerifySignature; readonly sha512: Sha512 },
  envelope: Envelope,
  keyFor: (grant: GrantId) => Bytes | undefined,
): Promise<Result<CheckedEnvelope, Problem>> {
  const key = keyFor(envelope.prefix.grant);
  if (!key) return err(problem("unauthenticated"));
  const prefix = prefixBytes(envelope.prefix);
  const hash = bodyHash(envelope.body, tools.sha512);
  if (!(await tools.verify(key, envelopeSigningInput(prefix, hash), envelope.signature)))
    return err(problem("unauthenticated"));
  return ok({
    envelope,
    key,
    prefix,
    bodyHash: hash,
    hash: envelopeHash(prefix, hash, envelope.signature, tools.sha512),
  });
}

import { type Result, err, ok } from "#src/base/result.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { PREFIX_LENGTH, envelopeHash, envelopeSigningInput, prefixSequence } from "#src/protocol/envelope.ts";
import type { RelayFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";

/**
 * A key file or a wiped computer may be behind its own chain. The relay says what this key sent last; it is believed only
 * because this key signed it, and the next number goes on from there.
 */
export async function adoptOwnLast(
  session: Session,
  replica: Replica,
  copy: SectionCopy,
): Promise<Result<undefined, RelayFault>> {
  const status = await session.ports.relay.status(replica.signer);
  if (!status.ok) return err(status.error);
  const own = status.value.sections.find(({ section }) => section === copy.id)?.own;
  if (!own) return ok(undefined);
  const prefix = own.slice(0, PREFIX_LENGTH);
  const hash = own.slice(PREFIX_LENGTH, PREFIX_LENGTH + 32);
  const signature = own.slice(PREFIX_LENGTH + 32);
  const seq = prefixSequence(prefix, { ...replica.ref, section: copy.id });
  const signed = await verifyStrict(replica.keys.signPk, envelopeSigningInput(prefix, hash), signature);
  // An older one than is known here would only repeat a number.
  if (!signed || seq === undefined || seq < copy.ownSeq) return err({ type: "garbled" });
  const ownPrev = envelopeHash(prefix, hash, signature, sha512).slice(0, 16);
  replica.put({ ...copy, ownSeq: seq, ownPrev });
  return ok(undefined);
}

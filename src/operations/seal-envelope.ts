import type { Bytes } from "#src/base/bytes.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import {
  type Prefix,
  ZERO_16,
  bodyHash,
  encodeEnvelope,
  envelopeHash,
  envelopeSigningInput,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Epoch } from "#src/protocol/time.ts";
import type { Replica } from "./replica.ts";

/** Where an access stands in its own chain of a section, and what it saw of that section's log. */
export type OwnPlace = {
  readonly section: SectionId;
  readonly generation: number;
  readonly epoch: Epoch;
  readonly seq: number;
  readonly prev: Bytes;
  readonly seen: { readonly pos: number; readonly hash: Bytes };
  /** Into an inbox that this access cannot read. */
  readonly drop: boolean;
};

/** `hash`: the envelope's own, of which the next one carries the beginning. */
export type SealedEnvelope = { readonly wire: Bytes; readonly hash: Bytes };

/** Seals and signs ops, given as JSON texts. Undefined when this ring has no key for that place. */
export function sealEnvelope(
  replica: Pick<Replica, "ref" | "keys">,
  ring: Keyring,
  at: OwnPlace,
  texts: readonly string[],
): SealedEnvelope | undefined {
  const prefix: Omit<Prefix, "commit"> = {
    kind: at.drop ? "drop" : "entry",
    ...replica.ref,
    section: at.section,
    generation: at.generation,
    epoch: at.epoch,
    seq: at.seq,
    prevAuthor: at.prev,
    seenPos: at.drop ? 0 : at.seen.pos,
    seenHead: at.drop ? ZERO_16 : at.seen.hash.slice(0, 16),
  };
  const sealed = at.drop ? sealedDrop(ring, { ...prefix, commit: ZERO_16 }, texts) : ring.sealEntry(prefix, texts);
  if (!sealed) return undefined;
  const hash = bodyHash(sealed.body, sha512);
  const prefixed = prefixBytes(sealed.prefix);
  const signature = replica.keys.sign(envelopeSigningInput(prefixed, hash));
  return {
    wire: encodeEnvelope({ prefix: sealed.prefix, body: sealed.body, signature }),
    hash: envelopeHash(prefixed, hash, signature, sha512),
  };
}

function sealedDrop(
  ring: Keyring,
  prefix: Prefix,
  texts: readonly string[],
): { prefix: Prefix; body: Bytes } | undefined {
  const body = ring.sealDrop(prefix, texts);
  return body && { prefix, body };
}

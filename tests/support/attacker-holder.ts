import { sha512 } from "#src/crypto/nacl.ts";
import type { Replica } from "#src/operations/replica.ts";
import {
  type Envelope,
  type Prefix,
  bodyHash,
  encodeEnvelope,
  envelopeHash,
  envelopeSigningInput,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { epochAt } from "#src/protocol/time.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { OpenDevice } from "./world.ts";

export type Forged = { readonly envelope: Envelope; readonly wire: Bytes; readonly hash: Bytes };

/**
 * An envelope that this access really may sign, with whatever in it: a holder who does not use the app. `before` is the
 * one that this goes on from, when it is not the last that the app knows of.
 */
export function sealAs(
  device: OpenDevice,
  replica: Replica,
  section: SectionId,
  texts: readonly string[],
  fields: Partial<Prefix> = {},
  before?: Forged,
): Forged {
  const copy = replica.section(section);
  if (!copy) throw new Error("the attacker forges in a section that it has");
  const prefix: Omit<Prefix, "commit"> = {
    kind: "entry",
    ...replica.ref,
    section,
    generation: copy.generation,
    epoch: epochAt(device.session.now()),
    seq: (before?.envelope.prefix.seq ?? copy.ownSeq) + 1,
    prevAuthor: before?.hash.slice(0, 16) ?? copy.ownPrev,
    seenPos: copy.head.pos,
    seenHead: copy.head.hash.slice(0, 16),
    ...fields,
  };
  const sealed = replica.ring.sealEntry(prefix, texts);
  if (!sealed) throw new Error("the attacker forges with keys that it has");
  return signAs(replica, { ...sealed.prefix, ...fields }, sealed.body);
}

/** Signs a body of any bytes. */
export function signAs(replica: Replica, prefix: Prefix, body: Bytes): Forged {
  const hash = bodyHash(body, sha512);
  const prefixed = prefixBytes(prefix);
  const signature = replica.keys.sign(envelopeSigningInput(prefixed, hash));
  const envelope = { prefix, body, signature };
  return { envelope, wire: encodeEnvelope(envelope), hash: envelopeHash(prefixed, hash, signature, sha512) };
}

/** An op as text: a note with a fixed id, and whatever else. */
export const noteText = (id: string, text: string, more: object = {}): string =>
  JSON.stringify({
    t: "set",
    v: 1,
    kind: "note",
    id,
    at: { ms: Date.UTC(2026, 5, 1), n: 0 },
    fields: { text, kind: "support" },
    ...more,
  });

import { describe, expect, it } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { kdf } from "#src/crypto/derive.ts";
import { boxKeyPairFromSecret, sha512 } from "#src/crypto/nacl.ts";
import { decodeDrop, openEntry, sealDrop, sealEntry } from "#src/crypto/seal.ts";
import { openSealed } from "#src/crypto/sealed-box.ts";
import { epochKey, leafKey, rootCover } from "#src/crypto/time-tree.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import {
  type Prefix,
  bodyHash,
  decodeEnvelope,
  encodeEnvelope,
  envelopeSigningInput,
  hashOf,
  prefixBytes,
} from "#src/protocol/envelope.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { epoch } from "#src/protocol/time.ts";
import { drawInOrder, frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";

type PrefixVector = {
  readonly kind: "entry" | "drop";
  readonly dossier: DossierId;
  readonly section: SectionId;
  readonly generation: number;
  readonly epoch: number;
  readonly grant: GrantId;
  readonly seq: number;
  readonly prevAuthor: string;
  readonly seenPos: number;
  readonly seenHead: string;
  readonly commit: string;
};
type EnvelopeVector = {
  readonly prefix: PrefixVector;
  readonly prefixBytes: string;
  readonly nonce: string;
  readonly ops: readonly string[];
  readonly body: string;
  readonly bodyHash: string;
  readonly publicKey: string;
  readonly signingInput: string;
  readonly signature: string;
  readonly envHash: string;
  readonly wire: string;
};
type Vectors = {
  readonly entries: readonly (EnvelopeVector & { sr: string; encKey: string; key: string })[];
  readonly drop: EnvelopeVector & { inboxSr: string; inboxSk: string; inboxPk: string; ephemeralSk: string };
};

const vectors = frozenVectors<Vectors>("envelope.json");
const prefixOf = (v: PrefixVector): Prefix => ({
  ...v,
  epoch: epoch(v.epoch),
  prevAuthor: hexBytes(v.prevAuthor),
  seenHead: hexBytes(v.seenHead),
  commit: hexBytes(v.commit),
});

describe.each([...vectors.entries, vectors.drop])("the frozen envelope $prefix.kind $prefix.seq", (v) => {
  const prefix = prefixOf(v.prefix);
  const envelope = { prefix, body: hexBytes(v.body), signature: hexBytes(v.signature) };

  it("has the bytes, hashes and signature of the specification", async () => {
    expect(toHex(prefixBytes(prefix))).toBe(v.prefixBytes);
    const hash = bodyHash(envelope.body, sha512);
    expect(toHex(hash)).toBe(v.bodyHash);
    const input = envelopeSigningInput(prefixBytes(prefix), hash);
    expect(toHex(input)).toBe(v.signingInput);
    expect(await verifyStrict(hexBytes(v.publicKey), input, envelope.signature)).toBe(true);
    expect(toHex(hashOf(envelope, sha512))).toBe(v.envHash);
  });

  it("travels as written", () => {
    expect(toHex(encodeEnvelope(envelope))).toBe(v.wire);
    expect(decodeEnvelope(prefix.dossier, hexBytes(v.wire))).toEqual(envelope);
  });
});

describe.each(vectors.entries)("the frozen entry $prefix.seq", (v) => {
  const prefix = prefixOf(v.prefix);
  const leaf = leafKey(rootCover(hexBytes(v.sr)), prefix.epoch);
  const key = leaf && epochKey(leaf);

  it("is sealed under the key of its epoch and its prefix", () => {
    expect(key && toHex(key.encKey)).toBe(v.encKey);
    expect(key && toHex(key.commit)).toBe(v.prefix.commit);
    expect(toHex(kdf("env", hexBytes(v.encKey + v.nonce), 32, prefixBytes(prefix)))).toBe(v.key);
    expect(key && openEntry(prefix, hexBytes(v.body), key)).toEqual(v.ops);
  });

  it("seals to the same bytes with the same nonce", () => {
    drawInOrder(v.nonce);
    const sealed = key && sealEntry(prefix, key, v.ops);
    expect(sealed && toHex(sealed.body)).toBe(v.body);
    expect(sealed?.prefix).toEqual(prefix);
  });
});

describe("the frozen drop", () => {
  const v = vectors.drop;
  const prefix = prefixOf(v.prefix);

  it("opens with the secret key of the inbox, bound to its prefix", () => {
    expect(toHex(kdf("inbox", hexBytes(v.inboxSr), 32))).toBe(v.inboxSk);
    const { publicKey, secretKey } = boxKeyPairFromSecret(hexBytes(v.inboxSk));
    expect(toHex(publicKey)).toBe(v.inboxPk);
    const plain = openSealed(secretKey, publicKey, "drop", hexBytes(v.body), prefixBytes(prefix));
    expect(plain && decodeDrop(plain)).toEqual(v.ops);
    const elsewhere = prefixBytes({ ...prefix, seq: prefix.seq + 1 });
    expect(openSealed(secretKey, publicKey, "drop", hexBytes(v.body), elsewhere)).toBeUndefined();
  });

  it("seals to the same bytes with the same ephemeral key and nonce", () => {
    drawInOrder(v.ephemeralSk, v.nonce);
    const body = sealDrop(prefix, hexBytes(v.inboxPk), v.ops);
    expect(body && toHex(body)).toBe(v.body);
  });

  it("is signed by a holder's keys, derived from the seed and the invitation", () => {
    const { holderSeed, invite } = frozenVectors<{ holderSeed: string; invite: never }>("bundle.json");
    expect(toHex(AccessKeys.forInvitation(hexBytes(holderSeed), invite).signPk)).toBe(v.publicKey);
  });
});

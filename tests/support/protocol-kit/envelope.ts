import { type Bytes, Reader, concat, demand, fromHex, fromUtf8, same, sized, uint, utf8, zeros } from "./bytes.ts";
import type { EpochKey } from "./keys.ts";
import {
  type BoxPair,
  KDF,
  type SignPair,
  draw,
  openSealed,
  openSecretbox,
  pad,
  sealTo,
  secretbox,
  sha512,
  signature,
  unpad,
  verifies,
} from "./primitives.ts";

export const ENVELOPE_BYTES = 65_536;

/** What is signed of an envelope, and what its key is derived from. */
export type Prefix = {
  readonly kind: "entry" | "drop";
  readonly dossier: string;
  readonly section: string;
  readonly generation: number;
  readonly epoch: number;
  readonly grant: string;
  readonly seq: number;
  readonly prevAuthor: Bytes;
  readonly seenPos: number;
  readonly seenHead: Bytes;
  readonly commit: Bytes;
};
/** What stays of an envelope when its body was withdrawn, and all that its hash needs. */
export type Bare = { readonly prefix: Prefix; readonly bodyHash: Bytes; readonly signature: Bytes };
export type Envelope = Bare & { readonly body: Bytes };

export const encodePrefix = (prefix: Prefix): Bytes =>
  concat(
    uint(1, 1),
    uint(prefix.kind === "entry" ? 1 : 2, 1),
    fromHex(prefix.dossier),
    fromHex(prefix.section),
    uint(prefix.generation, 4),
    uint(prefix.epoch, 4),
    fromHex(prefix.grant),
    uint(prefix.seq, 8),
    prefix.prevAuthor,
    uint(prefix.seenPos, 8),
    prefix.seenHead,
    prefix.commit,
  );

function decodePrefix(data: Bytes): Prefix {
  const reader = new Reader(data);
  demand(reader.uint(1) === 1, "malformed", "version");
  const kind = reader.uint(1);
  demand(kind === 1 || kind === 2, "malformed", "kind");
  const prefix: Prefix = {
    kind: kind === 1 ? "entry" : "drop",
    dossier: reader.id(),
    section: reader.id(),
    generation: reader.uint(4),
    epoch: reader.uint(4),
    grant: reader.id(),
    seq: reader.uint(8),
    prevAuthor: reader.take(16),
    seenPos: reader.uint(8),
    seenHead: reader.take(16),
    commit: reader.take(16),
  };
  reader.end();
  demand(prefix.seq > 0, "malformed", "seq is from 1");
  const blind = [prefix.seenHead, prefix.commit].every((field) => same(field, zeros(16))) && prefix.seenPos === 0;
  demand(prefix.kind === "entry" || blind, "malformed", "a drop says what it saw");
  demand((prefix.seq === 1) === same(prefix.prevAuthor, zeros(16)), "malformed", "prevAuthor");
  demand(prefix.seenPos > 0 || same(prefix.seenHead, zeros(16)), "malformed", "seenHead");
  return prefix;
}

export const bodyHash = (body: Uint8Array): Bytes => sha512(body).slice(0, 32);
export const signed = ({ prefix, bodyHash: hash }: Omit<Bare, "signature">): Bytes =>
  concat(encodePrefix(prefix), hash);
export const envHash = (bare: Bare): Bytes =>
  sha512(utf8("roer/v1/envhash"), signed(bare), bare.signature).slice(0, 32);
export const isSignedBy = (pk: Bytes, bare: Bare): boolean =>
  verifies(pk, "roer/v1/envelope", signed(bare), bare.signature);

export const encodeBare = (bare: Bare): Bytes => concat(signed(bare), bare.signature);
export function decodeBare(reader: Reader): Bare {
  return { prefix: decodePrefix(reader.take(122)), bodyHash: reader.take(32), signature: reader.take(64) };
}

export const encodeEnvelope = ({ prefix, signature: made, body }: Envelope): Bytes => {
  const bytes = encodePrefix(prefix);
  return concat(bytes.slice(0, 2), bytes.slice(18), made, body);
};

export function decodeEnvelope(dossier: string, wire: Bytes): Envelope {
  demand(wire.length <= ENVELOPE_BYTES, "too-large");
  const reader = new Reader(wire);
  const first = reader.take(2);
  const prefix = decodePrefix(concat(first, fromHex(dossier), reader.take(104)));
  const made = reader.take(64);
  const body = reader.rest();
  demand(body.length >= 296, "malformed", "a body of fewer bytes than the least");
  return { prefix, signature: made, body, bodyHash: bodyHash(body) };
}

const encodeOps = (ops: readonly string[]): Bytes =>
  pad(concat(uint(ops.length, 4), ...ops.map((op) => sized(utf8(op)))));

function decodeOps(padded: Bytes): readonly string[] {
  const reader = new Reader(unpad(padded));
  const ops = Array.from({ length: reader.uint(4) }, () => fromUtf8(reader.sized()));
  reader.end();
  return ops;
}

const keyOf = (prefix: Prefix, { encKey }: EpochKey, nonce: Uint8Array): Bytes =>
  KDF("env", concat(encKey, nonce), 32, encodePrefix(prefix));

const finish = (prefix: Prefix, body: Bytes, author: SignPair): Envelope => {
  const hash = bodyHash(body);
  const bare = { prefix, bodyHash: hash };
  return { ...bare, body, signature: signature(author, "roer/v1/envelope", signed(bare)) };
};

/** The commitment in the prefix is set to that of the key. */
export function sealEntry(
  given: Prefix,
  key: EpochKey,
  author: SignPair,
  ops: readonly string[],
  nonce: Bytes = draw(24),
): Envelope {
  const prefix = { ...given, commit: key.commit };
  return finish(prefix, secretbox(keyOf(prefix, key, nonce), nonce, encodeOps(ops)), author);
}

/** The ops of an entry; `unopenable` where the commitment is another or it does not open or unpad. */
export function openEntry({ prefix, body }: Envelope, key: EpochKey): readonly string[] {
  demand(same(prefix.commit, key.commit), "unopenable", "commitment");
  const plain = openSecretbox(keyOf(prefix, key, body.slice(0, 24)), body);
  demand(plain !== undefined, "unopenable");
  return decodeOps(plain);
}

export function sealDrop(
  prefix: Prefix,
  inboxPk: Bytes,
  author: SignPair,
  ops: readonly string[],
  draws?: { readonly eph: BoxPair; readonly nonce: Bytes },
): Envelope {
  const body = sealTo(inboxPk, "drop", encodePrefix(prefix), encodeOps(ops), draws?.eph, draws?.nonce);
  return finish(prefix, body, author);
}

export function openDrop({ prefix, body }: Envelope, inbox: BoxPair): readonly string[] {
  const plain = openSealed(inbox, "drop", encodePrefix(prefix), body);
  demand(plain !== undefined, "unopenable");
  return decodeOps(plain);
}

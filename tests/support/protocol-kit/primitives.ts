import { type KeyObject, createPrivateKey, createPublicKey, diffieHellman, sign, verify } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha512 as nobleSha512 } from "@noble/hashes/sha2.js";
import nacl from "tweetnacl";
import { type Bytes, Reader, concat, demand, same, sized, uint, utf8, zeros } from "./bytes.ts";

const ZERO = uint(0, 1);
const SALT = utf8("roer/v1");

export const sha512 = (...parts: readonly Uint8Array[]): Bytes => new Uint8Array(nobleSha512(concat(...parts)));

export const KDF = (label: string, ikm: Uint8Array, length: number, info: Uint8Array = zeros(0)): Bytes =>
  new Uint8Array(hkdf(nobleSha512, ikm, SALT, concat(utf8(label), ZERO, info), length));

export const H = (label: string, ...fields: readonly Uint8Array[]): Bytes =>
  sha512(utf8(label), ZERO, ...fields.map(sized));

export const draw = (length: number): Bytes => new Uint8Array(nacl.randomBytes(length));

export type SignPair = { readonly seed: Bytes; readonly pk: Bytes };
export type BoxPair = { readonly sk: Bytes; readonly pk: Bytes };

/** Node's curves, since a suite makes some thousand keys and signatures. The keys' DER wrapping, up to their 32 bytes. */
const CURVES = { sign: "70", box: "6e" } as const;
const secretKey = (curve: keyof typeof CURVES, secret: Uint8Array): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from(`302e020100300506032b65${CURVES[curve]}04220420`, "hex"), secret]),
    format: "der",
    type: "pkcs8",
  });
const publicKey = (curve: keyof typeof CURVES, pk: Uint8Array): KeyObject =>
  createPublicKey({
    key: Buffer.concat([Buffer.from(`302a300506032b65${CURVES[curve]}032100`, "hex"), pk]),
    format: "der",
    type: "spki",
  });
const publicHalf = (key: KeyObject): Bytes =>
  new Uint8Array(createPublicKey(key).export({ format: "der", type: "spki" }).subarray(-32));

export const signPair = (seed: Bytes): SignPair => ({ seed, pk: publicHalf(secretKey("sign", seed)) });
export const boxPair = (sk: Bytes): BoxPair => ({ sk, pk: publicHalf(secretKey("box", sk)) });

/** Throws on an all-zero result. */
const shared = (sk: Bytes, pk: Bytes): Bytes =>
  new Uint8Array(diffieHellman({ privateKey: secretKey("box", sk), publicKey: publicKey("box", pk) }));

export const signature = (pair: SignPair, label: string, layout: Uint8Array): Bytes =>
  new Uint8Array(sign(null, concat(utf8(label), layout), secretKey("sign", pair.seed)));

/** The group's order, against a second form of every signature. */
const L = 2n ** 252n + 27742317777372353535851937790883648493n;
const littleEndian = (data: Uint8Array): bigint => data.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);

function point(data: Uint8Array): ReturnType<typeof ed25519.Point.fromBytes> | undefined {
  try {
    const found = ed25519.Point.fromBytes(data, false);
    // Canonical: what is decoded is written again as it came.
    return same(found.toBytes(), data) && !found.isSmallOrder() ? found : undefined;
  } catch {
    return undefined;
  }
}

/** The strict profile of docs/cryptography.md, and then the signature. */
export function verifies(pk: Uint8Array, label: string, layout: Uint8Array, made: Uint8Array): boolean {
  if (pk.length !== 32 || made.length !== 64) return false;
  if (littleEndian(made.slice(32)) >= L || !point(pk) || !point(made.slice(0, 32))) return false;
  return verify(null, concat(utf8(label), layout), publicKey("sign", pk), made);
}

/** An Ed25519 key that may enter a dossier. */
export const admitsSignKey = (pk: Uint8Array): boolean => pk.length === 32 && point(pk)?.isTorsionFree() === true;

const P = 2n ** 255n - 19n;
/** The points of low order of X25519 below p, as their one coordinate (RFC 7748, twist included). */
const LOW_ORDER = new Set([
  0n,
  1n,
  P - 1n,
  325606250916557431795983626356110631294008115727848805560023387167927233504n,
  39382357235489614581723060781553021112529911719440698176882885853963445705823n,
]);

export function admitsBoxKey(pk: Uint8Array): boolean {
  const u = littleEndian(pk);
  return pk.length === 32 && u < P && !LOW_ORDER.has(u);
}

export const secretbox = (key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Bytes =>
  concat(nonce, nacl.secretbox(plain, nonce, key));

export function openSecretbox(key: Uint8Array, box: Uint8Array): Bytes | undefined {
  if (box.length < 40) return undefined;
  const plain = nacl.secretbox.open(box.slice(24), box.slice(0, 24), key);
  return plain === null ? undefined : new Uint8Array(plain);
}

/** `nonce24 ‖ box`. */
export const box = (own: BoxPair, other: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Bytes =>
  concat(nonce, nacl.box(plain, nonce, other, own.sk));

export function openBox(own: BoxPair, other: Uint8Array, boxed: Uint8Array): Bytes | undefined {
  if (boxed.length < 40) return undefined;
  const plain = nacl.box.open(boxed.slice(24), boxed.slice(0, 24), other, own.sk);
  return plain === null ? undefined : new Uint8Array(plain);
}

const sealedKey = (agreed: Bytes, label: string, eph: Bytes, recipient: Bytes, context: Uint8Array): Bytes =>
  KDF("sealed", agreed, 32, concat(utf8(label), eph, recipient, H("sealed-context", context)));

/** Sealing to a key. The pair and the nonce are drawn unless given, which only a comparison with vectors does. */
export function sealTo(
  recipient: Bytes,
  label: string,
  context: Uint8Array,
  plain: Uint8Array,
  eph: BoxPair = boxPair(draw(32)),
  nonce: Bytes = draw(24),
): Bytes {
  return concat(
    eph.pk,
    secretbox(sealedKey(shared(eph.sk, recipient), label, eph.pk, recipient, context), nonce, plain),
  );
}

export function openSealed(own: BoxPair, label: string, context: Uint8Array, sealed: Uint8Array): Bytes | undefined {
  if (sealed.length < 72) return undefined;
  const eph = new Uint8Array(sealed.slice(0, 32));
  try {
    return openSecretbox(sealedKey(shared(own.sk, eph), label, eph, own.pk, context), sealed.slice(32));
  } catch {
    // An all-zero result.
    return undefined;
  }
}

/** The Padmé length of n bytes, 256 at least. */
export function padme(length: number): number {
  const n = Math.max(length, 256);
  const e = Math.floor(Math.log2(n));
  const unit = 2 ** (e - (Math.floor(Math.log2(e)) + 1));
  return Math.ceil(n / unit) * unit;
}

export function pad(data: Uint8Array): Bytes {
  const body = sized(data);
  return concat(body, zeros(padme(body.length) - body.length));
}

export function unpad(padded: Uint8Array): Bytes {
  const reader = new Reader(padded);
  const data = reader.sized();
  demand(padded.length === padme(data.length + 4), "malformed", "padded to another length");
  demand(
    reader.rest().every((byte) => byte === 0),
    "malformed",
    "padded with something",
  );
  return data;
}

import nacl from "tweetnacl";
import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

/**
 * The one door to tweetnacl. Lengths are in bytes and part of each contract: a wrong one is a bug and
 * throws; whatever a stranger's bytes can cause comes back as undefined.
 */
export const KEY_LENGTH = 32;
/** Nonce of secretbox and box: long enough to draw at random. */
export const NONCE_LENGTH = 24;
/** What secretbox and box add to a plain text: the Poly1305 tag. */
export const TAG_LENGTH = 16;
export const SIGNATURE_LENGTH = 64;
/** An Ed25519 secret key as tweetnacl holds it: seed ‖ public key. */
export const SIGN_SECRET_LENGTH = 64;

export type KeyPair = { readonly publicKey: Bytes; readonly secretKey: Bytes };

// tweetnacl allocates each result itself, never over shared memory; its types do not say so.
const owned = (data: Uint8Array): Bytes => data as Bytes;
const ownedPair = (pair: nacl.BoxKeyPair): KeyPair => ({
  publicKey: owned(pair.publicKey),
  secretKey: owned(pair.secretKey),
});

function exactly(data: Uint8Array, length: number, what: string): void {
  invariant(data.length === length, `${what} of ${length} bytes`);
}

/** 64 bytes. */
export const sha512 = (data: Uint8Array): Bytes => owned(nacl.hash(data));

export const randomBytes = (length: number): Bytes => owned(nacl.randomBytes(length));

/** For secrets: takes the same time wherever they differ. Lengths are not secret. */
export function constantTimeEqual(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return difference === 0;
}

/** XSalsa20-Poly1305: tag16 ‖ cipher text. A (key, nonce) pair must never seal twice. */
export function secretboxSeal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array): Bytes {
  exactly(key, KEY_LENGTH, "a secretbox key");
  exactly(nonce, NONCE_LENGTH, "a secretbox nonce");
  return owned(nacl.secretbox(plain, nonce, key));
}

/** Undefined when the tag does not fit: another key, another nonce, or changed bytes. */
export function secretboxOpen(key: Uint8Array, nonce: Uint8Array, sealed: Uint8Array): Bytes | undefined {
  exactly(key, KEY_LENGTH, "a secretbox key");
  exactly(nonce, NONCE_LENGTH, "a secretbox nonce");
  const plain = nacl.secretbox.open(sealed, nonce, key);
  return plain ? owned(plain) : undefined;
}

/** The X25519 pair of a secret key of 32 bytes. */
export function boxKeyPairFromSecret(secretKey: Uint8Array): KeyPair {
  exactly(secretKey, KEY_LENGTH, "an X25519 secret key");
  return ownedPair(nacl.box.keyPair.fromSecretKey(secretKey));
}

/** X25519 (RFC 7748 §5). Undefined when the result is all zero, which only a small-order key gives (§6.1). */
export function scalarMult(secretKey: Uint8Array, publicKey: Uint8Array): Bytes | undefined {
  exactly(secretKey, KEY_LENGTH, "an X25519 secret key");
  exactly(publicKey, KEY_LENGTH, "an X25519 public key");
  const shared = owned(nacl.scalarMult(secretKey, publicKey));
  return constantTimeEqual(shared, new Uint8Array(KEY_LENGTH)) ? undefined : shared;
}

// box derives its key from the X25519 result by HSalsa20, so an all-zero result always gives this one key. Made when
// first needed: the arithmetic is slow enough on a cheap phone to hold up a first visit.
let madeOfZero: Uint8Array | undefined;
const boxKeyOfZero = (): Uint8Array =>
  (madeOfZero ??= nacl.box.before(new Uint8Array(KEY_LENGTH), new Uint8Array(KEY_LENGTH)));

function boxKey(theirPublicKey: Uint8Array, mySecretKey: Uint8Array): Uint8Array | undefined {
  exactly(theirPublicKey, KEY_LENGTH, "an X25519 public key");
  exactly(mySecretKey, KEY_LENGTH, "an X25519 secret key");
  const key = nacl.box.before(theirPublicKey, mySecretKey);
  return constantTimeEqual(key, boxKeyOfZero()) ? undefined : key;
}

/** X25519 and XSalsa20-Poly1305: tag16 ‖ cipher text. Undefined when their key is of small order. */
export function boxSeal(
  theirPublicKey: Uint8Array,
  mySecretKey: Uint8Array,
  nonce: Uint8Array,
  plain: Uint8Array,
): Bytes | undefined {
  exactly(nonce, NONCE_LENGTH, "a box nonce");
  const key = boxKey(theirPublicKey, mySecretKey);
  return key && owned(nacl.box.after(plain, nonce, key));
}

/** Undefined when the tag does not fit or their key is of small order. */
export function boxOpen(
  theirPublicKey: Uint8Array,
  mySecretKey: Uint8Array,
  nonce: Uint8Array,
  sealed: Uint8Array,
): Bytes | undefined {
  exactly(nonce, NONCE_LENGTH, "a box nonce");
  const key = boxKey(theirPublicKey, mySecretKey);
  const plain = key && nacl.box.open.after(sealed, nonce, key);
  return plain ? owned(plain) : undefined;
}

/** The Ed25519 pair of a seed of 32 bytes; the secret key is seed ‖ public key, 64 bytes. */
export function signKeyPairFromSeed(seed: Uint8Array): KeyPair {
  exactly(seed, KEY_LENGTH, "an Ed25519 seed");
  return ownedPair(nacl.sign.keyPair.fromSeed(seed));
}

/** Ed25519 signature, 64 bytes. */
export function signDetached(message: Uint8Array, secretKey: Uint8Array): Bytes {
  exactly(secretKey, SIGN_SECRET_LENGTH, "an Ed25519 secret key");
  return owned(nacl.sign.detached(message, secretKey));
}

/**
 * tweetnacl's own verdict, which lets malleable signatures and small-order keys pass: never a verdict by
 * itself, only the arithmetic behind the strict profile where the browser has no native Ed25519.
 */
export function verifyDetached(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  exactly(signature, SIGNATURE_LENGTH, "an Ed25519 signature");
  exactly(publicKey, KEY_LENGTH, "an Ed25519 public key");
  return nacl.sign.detached.verify(message, signature, publicKey);
}

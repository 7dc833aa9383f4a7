import { ed25519 } from "@noble/curves/ed25519.js";
import { type Bytes, fromHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

/**
 * One Ed25519 for browser and relay. RFC 8032 leaves room in which libraries differ: tweetnacl takes
 * S ≥ L, OpenSSL and tweetnacl take small-order keys (Chalkias, Garillot, Nikolaenko: "Taming the many
 * EdDSAs", 2020). A signature that one side accepts and the other refuses splits a log, so these checks
 * run before any verifier and leave it only what all verifiers decide alike. Nothing here is secret:
 * comparisons may stop early.
 */

/** Whether the 64-byte signature of the message stands under the 32-byte key. Never rejects on what a peer sent. */
export type Verify = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => Promise<boolean>;

const COORDINATE = 32;
const SIGNATURE = 64;

const parsed = (hex: string): Uint8Array => {
  const out = fromHex(hex);
  invariant(out !== undefined && out.length === COORDINATE, "the constants below are 32 bytes of hexadecimal");
  return out;
};

/** L = 2^252 + 27742317777372353535851937790883648493, the prime order of the base point, little-endian. */
const ORDER = parsed("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

/**
 * The y of the eight points whose order divides 8, little-endian without the sign of x. With either sign
 * each is a small-order point or, for y = 1 and y = −1 where x = 0, an encoding that RFC 8032 forbids.
 */
const SMALL_ORDER_Y = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
].map(parsed);

/**
 * The canonical u of the points of order 1, 2, 4 and 8 on Curve25519 and its twist; every scalar that
 * X25519 uses sends them to zero. Their non-canonical forms fail the range check.
 */
const LOW_ORDER_U = [
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
].map(parsed);

/** The sign bit of the last byte does not belong to the coordinate. */
const coordinateByte = (data: Uint8Array, at: number, i: number): number =>
  (data[at + i] ?? 0) & (i === COORDINATE - 1 ? 0x7f : 0xff);

/** Whether the 255-bit number at this offset is below p = 2^255 − 19. */
function belowPrime(data: Uint8Array, at: number): boolean {
  if (coordinateByte(data, at, COORDINATE - 1) !== 0x7f) return true;
  for (let i = COORDINATE - 2; i > 0; i--) if (coordinateByte(data, at, i) !== 0xff) return true;
  return coordinateByte(data, at, 0) < 0xed;
}

function sameCoordinate(data: Uint8Array, at: number, coordinate: Uint8Array): boolean {
  for (let i = 0; i < COORDINATE; i++) if (coordinateByte(data, at, i) !== coordinate[i]) return false;
  return true;
}

/** Canonical and not of small order, as far as bytes tell; whether a point has this y the verifier finds. */
const acceptablePoint = (data: Uint8Array, at: number): boolean =>
  belowPrime(data, at) && !SMALL_ORDER_Y.some((y) => sameCoordinate(data, at, y));

/** Whether the 256-bit number in the signature's second half is below L. */
function scalarBelowOrder(signature: Uint8Array): boolean {
  for (let i = COORDINATE - 1; i >= 0; i--) {
    const difference = (signature[COORDINATE + i] ?? 0) - (ORDER[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/**
 * The checks on bytes alone, well under a microsecond: A is 32 bytes, R ‖ S is 64, S < L, A and R are canonical and
 * not of small order. True says nothing yet about the signature itself.
 */
export const checkSignatureShape = (publicKey: Uint8Array, signature: Uint8Array): boolean =>
  publicKey.length === COORDINATE &&
  signature.length === SIGNATURE &&
  scalarBelowOrder(signature) &&
  acceptablePoint(publicKey, 0) &&
  acceptablePoint(signature, 0);

/** The given verifier behind the shape check; the only way by which either side may build one. */
export const strict =
  (verifier: Verify): Verify =>
  async (publicKey, message, signature) =>
    checkSignatureShape(publicKey, signature) && verifier(publicKey, message, signature);

/**
 * Whether an Ed25519 key may enter a dossier: 32 canonical bytes, a point of the curve, not of small
 * order, in the prime-order subgroup. With a torsion-free key cofactored and cofactorless verifiers differ
 * only over an R that its signer bent. Some milliseconds of curve arithmetic: once per key, not per signature.
 */
export function admitPublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== COORDINATE || !acceptablePoint(publicKey, 0)) return false;
  try {
    return ed25519.Point.fromBytes(publicKey).isTorsionFree();
  } catch {
    // The library throws for a y to which the curve has no x.
    return false;
  }
}

/**
 * Whether an X25519 key may enter a dossier: 32 bytes, u < p with the unused top bit clear, not one of the
 * low-order points that make the shared secret zero. RFC 7748 would let non-canonical u pass; here a key
 * has one encoding, since keys are compared and hashed as bytes.
 */
export const admitBoxKey = (publicKey: Uint8Array): boolean =>
  publicKey.length === COORDINATE &&
  (publicKey[COORDINATE - 1] ?? 0) < 0x80 &&
  belowPrime(publicKey, 0) &&
  !LOW_ORDER_U.some((u) => sameCoordinate(publicKey, 0, u));

/**
 * The X25519 form of an Ed25519 public key (RFC 7748 §4.1); its secret half is SHA-512(seed)[0:32]. Undefined for bytes that
 * are no point of the curve.
 */
export function montgomeryOf(publicKey: Uint8Array): Bytes | undefined {
  try {
    return new Uint8Array(ed25519.utils.toMontgomery(publicKey));
  } catch {
    return undefined;
  }
}

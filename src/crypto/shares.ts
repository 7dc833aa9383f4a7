import { type Bytes, bytes, equal, toBase64url } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import { hash } from "./derive.ts";
import { constantTimeEqual, randomBytes } from "./nacl.ts";

/**
 * A secret of 32 random bytes in n parts, of which k give it back and k−1 say nothing (Shamir 1979, over GF(2⁸)). Damaged,
 * foreign and false parts give other bytes just as readily, so each part names its set, shows that it is whole, and what was
 * put together is compared with the name of the set.
 */
export const SHARE_LENGTH = 68;
const VERSION = 1;
const SECRET_LENGTH = 32;
const SET_LENGTH = 16;
const HASH_LENGTH = 16;

/** How many of how many: what a person can keep apart. */
export type Split = { readonly k: 2; readonly n: 3 } | { readonly k: 3; readonly n: 5 };

type Share = {
  readonly set: Bytes;
  readonly index: number;
  readonly k: number;
  readonly n: number;
  readonly share: Bytes;
};

/** Positions are those in the list that was given, from 0. */
export type SharesFault =
  /** Not a share, or not whole. */
  | { readonly type: "share-damaged"; readonly positions: readonly number[] }
  /** Of another set than the first one. */
  | { readonly type: "share-foreign"; readonly positions: readonly number[] }
  /** The same one again. */
  | { readonly type: "share-twice"; readonly positions: readonly number[] }
  /** All right so far; so many more. */
  | { readonly type: "shares-missing"; readonly missing: number }
  /** Whole, of one set, and yet not what was split: somebody made one up, and with this many nobody can tell who. */
  | { readonly type: "shares-false" };

/** Cuts 32 random bytes; they name the set, so the same bytes are never cut twice. */
export function splitSecret(secret: Bytes, { k, n }: Split): readonly Bytes[] {
  const coefficients = Array.from({ length: k - 1 }, () => randomBytes(SECRET_LENGTH));
  const shares = splitBy(secret, n, coefficients);
  for (const one of coefficients) one.fill(0);
  return shares;
}

/** With the coefficients of x, x² …, as frozen vectors have them. */
export function splitBy(secret: Bytes, n: number, coefficients: readonly Bytes[]): readonly Bytes[] {
  invariant(secret.length === SECRET_LENGTH, "what is split is 32 bytes");
  const set = setOf(secret);
  return Array.from({ length: n }, (_, at) => {
    const index = at + 1;
    const share = bytes(SECRET_LENGTH);
    for (const one of [...coefficients].reverse().concat(secret))
      for (let i = 0; i < SECRET_LENGTH; i++) share[i] = multiply(share[i] ?? 0, index) ^ (one[i] ?? 0);
    return encodeShare({ set, index, k: coefficients.length + 1, n, share });
  });
}

/**
 * The 32 bytes again. With more than k shares a false one is found out, and named in `false`; what is wrong with shares that
 * give nothing is told by its kind.
 */
export function joinShares(
  given: readonly Uint8Array[],
): Result<{ readonly secret: Bytes; readonly false: readonly number[] }, SharesFault> {
  const read = given.map(decodeShare);
  const shares = read.filter((one) => one !== undefined);
  const positionsOf = (is: (one: Share | undefined, at: number) => boolean): readonly number[] =>
    read.flatMap((one, at) => (is(one, at) ? [at] : []));

  const damaged = positionsOf((one) => one === undefined);
  if (damaged.length > 0) return err({ type: "share-damaged", positions: damaged });
  const [first] = shares;
  if (!first) return err({ type: "shares-missing", missing: 1 });
  const foreign = positionsOf((one) => one !== undefined && !isOfSet(one, first));
  if (foreign.length > 0) return err({ type: "share-foreign", positions: foreign });
  const twice = positionsOf((one, at) => one !== undefined && shares.findIndex((other) => isSame(other, one)) < at);
  if (twice.length > 0) return err({ type: "share-twice", positions: twice });
  // Two of one index that differ: one of them was made up, and stands beside the other until it is known which.
  const indexes = new Set(shares.map(({ index }) => index)).size;
  if (indexes < first.k) return err({ type: "shares-missing", missing: first.k - indexes });

  for (const some of choose(shares, first.k)) {
    if (new Set(some.map(({ index }) => index)).size < first.k) continue;
    const secret = valueAt(some, 0);
    if (!constantTimeEqual(setOf(secret), first.set)) continue;
    const isFalse = ({ index, share }: Share): boolean => !constantTimeEqual(valueAt(some, index), share);
    return ok({ secret, false: positionsOf((one) => one !== undefined && isFalse(one)) });
  }
  return err({ type: "shares-false" });
}

/** The set that a share names, in base64url, and how many of it are needed; undefined when it is not whole. */
export function shareSet(
  data: Uint8Array,
): { readonly set: string; readonly k: number; readonly n: number } | undefined {
  const share = decodeShare(data);
  return share && { set: toBase64url(share.set), k: share.k, n: share.n };
}

const setOf = (secret: Bytes): Bytes => hash("share-set", secret).slice(0, SET_LENGTH);

const isSame = (one: Share, other: Share): boolean =>
  one.index === other.index && constantTimeEqual(one.share, other.share);

const isOfSet = (one: Share, first: Share): boolean =>
  equal(one.set, first.set) && one.k === first.k && one.n === first.n;

/** `version1 set16 index1 k1 n1 share32 hash16` */
function encodeShare({ set, index, k, n, share }: Share): Bytes {
  const body = new Writer().u8(VERSION).raw(set, SET_LENGTH).u8(index).u8(k).u8(n).raw(share, SECRET_LENGTH).finish();
  return new Writer().raw(body, body.length).raw(hash("share", body).slice(0, HASH_LENGTH), HASH_LENGTH).finish();
}

function decodeShare(data: Uint8Array): Share | undefined {
  if (data.length !== SHARE_LENGTH) return undefined;
  const own = bytes(SHARE_LENGTH);
  own.set(data);
  const reader = new Reader(own);
  const version = reader.u8();
  const set = reader.raw(SET_LENGTH);
  const [index, k, n] = [reader.u8(), reader.u8(), reader.u8()];
  const share = reader.raw(SECRET_LENGTH);
  const whole = reader.raw(HASH_LENGTH);
  const isSplit = (k === 2 && n === 3) || (k === 3 && n === 5);
  if (!reader.finish() || version !== VERSION || !isSplit || index < 1 || index > n) return undefined;
  const expected = hash("share", own.slice(0, SHARE_LENGTH - HASH_LENGTH)).slice(0, HASH_LENGTH);
  return equal(whole, expected) ? { set, index, k, n, share } : undefined;
}

/** The value at x of the polynomial through these shares (Lagrange); at 0 it is the secret. */
function valueAt(shares: readonly Share[], x: number): Bytes {
  const value = bytes(SECRET_LENGTH);
  for (const { index, share } of shares) {
    let weight = 1;
    for (const other of shares)
      if (other.index !== index) weight = multiply(weight, multiply(x ^ other.index, inverse(index ^ other.index)));
    for (let i = 0; i < SECRET_LENGTH; i++) value[i] = (value[i] ?? 0) ^ multiply(share[i] ?? 0, weight);
  }
  return value;
}

/** All ways to take k of them, at most ten. */
function choose(shares: readonly Share[], k: number): readonly (readonly Share[])[] {
  if (k === 0) return [[]];
  return shares.flatMap((one, at) => choose(shares.slice(at + 1), k - 1).map((rest) => [one, ...rest]));
}

/** In GF(2⁸) with x⁸+x⁴+x³+x+1: the same steps whatever the factors, and no table that a cache would tell of. */
export function multiply(a: number, b: number): number {
  let product = 0;
  let shifted = a;
  for (let bit = 0; bit < 8; bit++) {
    product ^= -((b >> bit) & 1) & shifted;
    shifted = ((shifted << 1) ^ (-(shifted >> 7) & 0x11b)) & 0xff;
  }
  return product;
}

/** a²⁵⁴ = 1/a; indexes are not secret, but the way is the same for all. */
function inverse(a: number): number {
  let power = a;
  let product = 1;
  for (let i = 0; i < 7; i++) {
    power = multiply(power, power);
    product = multiply(product, power);
  }
  return product;
}

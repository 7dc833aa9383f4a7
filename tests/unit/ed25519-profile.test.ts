import { ED25519_TORSION_SUBGROUP, ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytes, fromHex, toHex } from "#src/base/bytes.ts";
import { admitBoxKey, admitPublicKey, checkSignatureShape, strict } from "#src/protocol/ed25519-profile.ts";

const P = 2n ** 255n - 19n;
const L = 2n ** 252n + 27742317777372353535851937790883648493n;

function littleEndian(value: bigint): Uint8Array<ArrayBuffer> {
  const out = bytes(32);
  for (let i = 0; i < 32; i++) out[i] = Number((value >> BigInt(8 * i)) & 255n);
  return out;
}
const join = (r: Uint8Array, s: Uint8Array): Uint8Array => Uint8Array.from([...r, ...s]);
const withSign = (encoding: Uint8Array): Uint8Array => encoding.map((byte, i) => (i === 31 ? byte | 0x80 : byte));
const unhex = (hex: string): Uint8Array => fromHex(hex) ?? bytes(0);

const keyOf = (scalar: bigint): Uint8Array => ed25519.Point.BASE.multiply(scalar).toBytes();
const GOOD = keyOf(5n);
const S = littleEndian(7n);
const torsion = ED25519_TORSION_SUBGROUP.map(unhex);

describe("the shape of a signature", () => {
  test("an ordinary one passes", () => {
    expect(checkSignatureShape(GOOD, join(keyOf(9n), S))).toBe(true);
  });

  test("only 32 bytes of key and 64 of signature pass", () => {
    const signature = join(keyOf(9n), S);
    for (const length of [0, 31, 33, 64]) expect(checkSignatureShape(bytes(length).fill(3), signature)).toBe(false);
    for (const length of [0, 32, 63, 65, 128])
      expect(
        checkSignatureShape(
          GOOD,
          Uint8Array.from({ length }, (_, i) => signature[i] ?? 0),
        ),
      ).toBe(false);
  });

  test("S passes up to L − 1 and no further", () => {
    const r = keyOf(9n);
    for (const s of [0n, 1n, L - 1n]) expect(checkSignatureShape(GOOD, join(r, littleEndian(s)))).toBe(true);
    for (const s of [L, L + 1n, 2n * L, 2n ** 253n, 2n ** 255n, 2n ** 256n - 1n])
      expect(checkSignatureShape(GOOD, join(r, littleEndian(s)))).toBe(false);
  });

  test("for any 256-bit S the verdict is S < L", () => {
    const aroundL = fc.bigInt({ min: L - 2n ** 140n, max: L + 2n ** 140n });
    fc.assert(
      fc.property(fc.oneof(aroundL, fc.bigInt({ min: 0n, max: 2n ** 256n - 1n })), (s) => {
        expect(checkSignatureShape(GOOD, join(GOOD, littleEndian(s)))).toBe(s < L);
      }),
    );
  });

  test("a y of p or more is refused in A and in R, with either sign", () => {
    for (let y = P; y < 2n ** 255n; y++) {
      for (const encoding of [littleEndian(y), withSign(littleEndian(y))]) {
        expect(checkSignatureShape(encoding, join(GOOD, S))).toBe(false);
        expect(checkSignatureShape(GOOD, join(encoding, S))).toBe(false);
      }
    }
  });

  test("a y just below p passes in A and in R, with either sign", () => {
    for (const below of [2n, 3n, 256n, 257n, 2n ** 16n, 2n ** 128n, 2n ** 240n, 2n ** 247n]) {
      for (const encoding of [littleEndian(P - below), withSign(littleEndian(P - below))]) {
        expect(checkSignatureShape(encoding, join(GOOD, S))).toBe(true);
        expect(checkSignatureShape(GOOD, join(encoding, S))).toBe(true);
      }
    }
  });

  test("the eight points of small order are refused in A and in R", () => {
    expect(new Set(torsion.map(toHex)).size).toBe(8);
    for (const point of torsion) {
      expect(checkSignatureShape(point, join(GOOD, S))).toBe(false);
      expect(checkSignatureShape(GOOD, join(point, S))).toBe(false);
    }
  });

  test("x = 0 with the sign bit set is refused in A and in R", () => {
    for (const y of [1n, P - 1n]) {
      const encoding = withSign(littleEndian(y));
      expect(checkSignatureShape(encoding, join(GOOD, S))).toBe(false);
      expect(checkSignatureShape(GOOD, join(encoding, S))).toBe(false);
    }
  });

  test("a refused shape never reaches the verifier, an accepted one gets its verdict", async () => {
    const asked: boolean[] = [];
    const verifierSaying = (verdict: boolean) =>
      strict((): Promise<boolean> => {
        asked.push(verdict);
        return Promise.resolve(verdict);
      });
    const message = bytes(3);
    expect(await verifierSaying(true)(GOOD, message, join(GOOD, littleEndian(L)))).toBe(false);
    expect(asked).toEqual([]);
    expect(await verifierSaying(true)(GOOD, message, join(GOOD, S))).toBe(true);
    expect(await verifierSaying(false)(GOOD, message, join(GOOD, S))).toBe(false);
    expect(asked).toEqual([true, false]);
  });
});

describe("the admission of a signing key", () => {
  test("any multiple of the base point is admitted", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: L - 1n }), (scalar) => {
        expect(admitPublicKey(keyOf(scalar))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test("the same key shifted by any small-order point but the neutral one is refused", () => {
    for (const encoding of torsion) {
      const shifted = ed25519.Point.fromBytes(GOOD).add(ed25519.Point.fromBytes(encoding)).toBytes();
      expect(admitPublicKey(shifted)).toBe(toHex(shifted) === toHex(GOOD));
      // Only admission sees this: on bytes alone such a key looks like any other.
      expect(checkSignatureShape(shifted, join(GOOD, S))).toBe(true);
    }
  });

  test("small-order, non-canonical, wrongly long keys and bytes that are no point are refused", () => {
    for (const point of torsion) expect(admitPublicKey(point)).toBe(false);
    for (let y = P; y < 2n ** 255n; y++) {
      expect(admitPublicKey(littleEndian(y))).toBe(false);
      expect(admitPublicKey(withSign(littleEndian(y)))).toBe(false);
    }
    for (const length of [0, 31, 33]) expect(admitPublicKey(bytes(length).fill(9))).toBe(false);
    expect(() => ed25519.Point.fromBytes(littleEndian(2n))).toThrow();
    expect(admitPublicKey(littleEndian(2n))).toBe(false);
  });
});

describe("the admission of a box key", () => {
  const curve = { a: 486662n, p: P };
  const mod = (value: bigint): bigint => ((value % curve.p) + curve.p) % curve.p;
  /** x-only doubling on Curve25519 and its twist; undefined is the point at infinity. */
  const double = (u: bigint): bigint | undefined => {
    const bottom = mod(4n * u * (u * u + curve.a * u + 1n));
    if (bottom === 0n) return undefined;
    let inverse = 1n;
    for (let power = curve.p - 2n, base = bottom; power > 0n; power >>= 1n, base = mod(base * base))
      if (power & 1n) inverse = mod(inverse * base);
    return mod((u * u - 1n) ** 2n * inverse);
  };
  const lowOrder = (u: bigint): boolean => {
    let at: bigint | undefined = mod(u);
    for (let i = 0; i < 3 && at !== undefined; i++) at = double(at);
    return at === undefined;
  };
  const named = [
    0n,
    1n,
    P - 1n,
    325606250916557431795983626356110631294008115727848805560023387167927233504n,
    39382357235489614581723060781553021112529911719440698176882885853963445705823n,
  ];

  test("the five low-order u are refused, and doubling says that they are of low order", () => {
    for (const u of named) {
      expect(lowOrder(u)).toBe(true);
      expect(admitBoxKey(littleEndian(u))).toBe(false);
    }
  });

  test("so is every u of p or more and every one with the unused bit set", () => {
    for (let u = P; u < 2n ** 255n; u++) expect(admitBoxKey(littleEndian(u))).toBe(false);
    for (const u of [...named, 9n]) expect(admitBoxKey(withSign(littleEndian(u)))).toBe(false);
  });

  test("any other u of 32 bytes is admitted", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: P - 1n }), (u) => {
        expect(admitBoxKey(littleEndian(u))).toBe(!lowOrder(u));
      }),
    );
    expect(admitBoxKey(littleEndian(9n))).toBe(true);
    expect(admitBoxKey(littleEndian(P - 2n))).toBe(true);
    for (const length of [0, 31, 33]) expect(admitBoxKey(bytes(length).fill(9))).toBe(false);
  });
});

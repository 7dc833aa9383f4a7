import { hkdf } from "@noble/hashes/hkdf.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { describe, expect, test } from "vitest";
import { bytes, equal, toHex } from "#src/base/bytes.ts";
import { boxOpen, boxSeal, NONCE_LENGTH, scalarMult } from "#src/crypto/nacl.ts";
import { admitBoxKey } from "#src/protocol/ed25519-profile.ts";
import { thirdPartyVectors, wycheproofHkdf, wycheproofX25519 } from "#tests/support/third-party-vectors.ts";

describe.skipIf(!thirdPartyVectors)("Wycheproof, X25519", () => {
  const cases = thirdPartyVectors ? wycheproofX25519() : [];
  const isZero = (shared: Uint8Array): boolean => equal(shared, bytes(32));
  const zero = cases.filter((one) => isZero(one.shared));

  test.each(zero)("$id: an all-zero result is refused, by arithmetic, by box and at admission", (one) => {
    const nonce = bytes(NONCE_LENGTH);
    expect(scalarMult(one.secretKey, one.publicKey)).toBeUndefined();
    expect(boxSeal(one.publicKey, one.secretKey, nonce, bytes(3))).toBeUndefined();
    expect(boxOpen(one.publicKey, one.secretKey, nonce, bytes(19))).toBeUndefined();
    expect(admitBoxKey(one.publicKey)).toBe(false);
  });

  test("all-zero are just the cases that say so", () => {
    expect(zero.length).toBeGreaterThan(0);
    expect(zero).toEqual(cases.filter((one) => one.flags.includes("ZeroSharedSecret")));
  });

  test("every other result is the one of the vector", () => {
    const wrong = cases.filter((one) => {
      if (isZero(one.shared)) return false;
      const shared = scalarMult(one.secretKey, one.publicKey);
      return shared === undefined || !equal(shared, one.shared);
    });
    expect(wrong.map((one) => one.id)).toEqual([]);
  });

  test("admission refuses the non-canonical and the low-order keys, and those only", () => {
    const refused = cases.filter((one) => !admitBoxKey(one.publicKey));
    const named = cases.filter((one) => isZero(one.shared) || one.flags.includes("NonCanonicalPublic"));
    const unusedBitSet = cases.filter((one) => (one.publicKey[31] ?? 0) >= 0x80);
    expect(new Set(refused)).toEqual(new Set([...named, ...unusedBitSet]));
  });
});

describe.skipIf(!thirdPartyVectors)("Wycheproof, HKDF-SHA-512", () => {
  const cases = thirdPartyVectors ? wycheproofHkdf() : [];

  test.each(cases)("$id, $size bytes: $result", (one) => {
    const derive = (): Uint8Array => hkdf(sha512, one.ikm, one.salt, one.info, one.size);
    if (one.result === "valid") expect(toHex(derive())).toBe(toHex(one.okm));
    else expect(derive).toThrow();
  });

  test("the file has cases of both kinds", () => {
    expect(new Set(cases.map((one) => one.result))).toEqual(new Set(["valid", "invalid"]));
  });
});

import { describe, expect, test } from "vitest";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { verifyDetached } from "#src/crypto/nacl.ts";
import { strictVerifier, verifyStrict } from "#src/crypto/verify.ts";
import { admitPublicKey, checkSignatureShape } from "#src/protocol/ed25519-profile.ts";
import { speccheckEd25519, thirdPartyVectors, wycheproofEd25519 } from "#tests/support/third-party-vectors.ts";

const relay = createVerifySignature();
const fallback = strictVerifier(undefined);

type Case = { readonly publicKey: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array };

const verdicts = async ({ publicKey, message, signature }: Case) => ({
  browser: await verifyStrict(publicKey, message, signature),
  fallback: await fallback(publicKey, message, signature),
  relay: await relay(publicKey, message, signature),
});
const all = (verdict: boolean) => ({ browser: verdict, fallback: verdict, relay: verdict });

/** Cases that Wycheproof calls valid and the strict profile refuses: none. A new one is to be named here. */
const REFUSED_THOUGH_VALID: readonly string[] = [];

describe.skipIf(!thirdPartyVectors)("Wycheproof, Ed25519", () => {
  const cases = thirdPartyVectors ? wycheproofEd25519() : [];

  test.each(cases)("$id: $result in browser, fallback and relay", async (one) => {
    expect(["valid", "invalid"]).toContain(one.result);
    const expected = one.result === "valid" && !REFUSED_THOUGH_VALID.includes(one.id);
    expect(await verdicts(one)).toEqual(all(expected));
  });

  test("the key of every valid case is admitted", () => {
    const refused = cases.filter((one) => one.result === "valid" && !admitPublicKey(one.publicKey));
    expect(refused.map((one) => one.id)).toEqual([]);
  });
});

/**
 * The twelve cases of "Taming the many EdDSAs" (table 1 there) under this profile. `shape` is what the
 * checks on bytes say, `stands` the verdict of all three verifiers, `admitted` whether the key may enter a
 * dossier: the one signature that stands is under a key that never can.
 */
const SPECCHECK = [
  { n: 0, what: "A and R of small order, S = 0", shape: false, stands: false, admitted: false },
  { n: 1, what: "A of small order, R mixed", shape: false, stands: false, admitted: false },
  { n: 2, what: "R of small order, A mixed", shape: false, stands: false, admitted: false },
  { n: 3, what: "A and R mixed; holds with and without cofactor", shape: true, stands: true, admitted: false },
  { n: 4, what: "A and R mixed; holds only with cofactor", shape: true, stands: false, admitted: false },
  { n: 5, what: "A mixed, R not; holds only with cofactor", shape: true, stands: false, admitted: false },
  { n: 6, what: "S just above L", shape: false, stands: false, admitted: true },
  { n: 7, what: "S far above L", shape: false, stands: false, admitted: true },
  { n: 8, what: "R non-canonical, hashed reduced", shape: false, stands: false, admitted: false },
  { n: 9, what: "R non-canonical, hashed as it is", shape: false, stands: false, admitted: false },
  { n: 10, what: "A non-canonical, hashed reduced", shape: false, stands: false, admitted: false },
  { n: 11, what: "A non-canonical, hashed as it is", shape: false, stands: false, admitted: false },
] as const;

describe.skipIf(!thirdPartyVectors)("speccheck, Ed25519", () => {
  const cases = thirdPartyVectors ? speccheckEd25519() : [];

  test.each(SPECCHECK)("$n $what: stands $stands, key admitted $admitted", async ({ n, shape, stands, admitted }) => {
    const one = cases[n];
    if (one === undefined) throw new Error("speccheck has twelve cases");
    expect(checkSignatureShape(one.publicKey, one.signature)).toBe(shape);
    expect(await verdicts(one)).toEqual(all(stands));
    expect(admitPublicKey(one.publicKey)).toBe(admitted);
  });

  test("tweetnacl alone lets six more stand: what the profile is for", () => {
    const taken = cases.flatMap((one, n) => (verifyDetached(one.message, one.signature, one.publicKey) ? [n] : []));
    expect(taken).toEqual([0, 1, 2, 3, 6, 7, 11]);
  });
});

import { verify as opensslVerify } from "node:crypto";
import { ED25519_TORSION_SUBGROUP, ed25519 } from "@noble/curves/ed25519.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { bytes, concat, fromHex, toBase64url, utf8 } from "#src/base/bytes.ts";
import { signDetached, signKeyPairFromSeed, verifyDetached } from "#src/crypto/nacl.ts";
import { strictVerifier, verifyStrict } from "#src/crypto/verify.ts";
import { type Verify, admitPublicKey } from "#src/protocol/ed25519-profile.ts";

const L = 2n ** 252n + 27742317777372353535851937790883648493n;

const relay = createVerifySignature();
const fallback = strictVerifier(undefined);
const paths: readonly (readonly [string, Verify])[] = [
  ["browser", verifyStrict],
  ["fallback", fallback],
  ["relay", relay],
];

type Signed = { readonly publicKey: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array };

const verdicts = ({ publicKey, message, signature }: Signed): Promise<readonly boolean[]> =>
  Promise.all(paths.map(([, verify]) => verify(publicKey, message, signature)));

function signed(seed: Uint8Array, message: Uint8Array): Signed {
  const { publicKey, secretKey } = signKeyPairFromSeed(seed);
  return { publicKey, message, signature: signDetached(message, secretKey) };
}

const flipped = (data: Uint8Array, bit: number): Uint8Array =>
  data.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

function withFlippedBit(whole: Signed, field: keyof Signed, bit: number): Signed {
  return { ...whole, [field]: flipped(whole[field], bit) };
}

const toNumber = (data: Uint8Array): bigint => data.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
function toBytes(value: bigint): Uint8Array {
  return bytes(32).map((_, i) => Number((value >> BigInt(8 * i)) & 255n));
}

function openssl({ publicKey, message, signature }: Signed): boolean {
  const key = { key: { kty: "OKP", crv: "Ed25519", x: toBase64url(publicKey) }, format: "jwk" as const };
  return opensslVerify(null, message, key, signature);
}
const tweetnacl = ({ publicKey, message, signature }: Signed): boolean => verifyDetached(message, signature, publicKey);

const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });
const messages = fc.uint8Array({ maxLength: 300 });

describe("a signature made by its key", () => {
  test("stands on all three paths, for any key and message", async () => {
    await fc.assert(
      fc.asyncProperty(seeds, messages, async (seed, message) => {
        expect(await verdicts(signed(seed, message))).toEqual([true, true, true]);
        expect(admitPublicKey(signed(seed, message).publicKey)).toBe(true);
      }),
      { numRuns: 25 },
    );
  }, 60_000);

  test("falls on all three when any one bit of signature, message or key is another", async () => {
    await fc.assert(
      fc.asyncProperty(
        seeds,
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.constantFrom("publicKey", "message", "signature"),
        fc.nat(),
        async (seed, message, field, anywhere) => {
          const whole = signed(seed, message);
          const changed = withFlippedBit(whole, field, anywhere % (8 * whole[field].length));
          expect(await verdicts(changed)).toEqual([false, false, false]);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  test.each([
    ["browser", verifyStrict],
    ["relay", relay],
  ] as const)("%s: none of the bits of one signature is spare", async (_, verify) => {
    const whole = signed(bytes(32).fill(11), utf8("Ik wil weer leren fietsen."));
    const accepted: string[] = [];
    for (const field of ["publicKey", "message", "signature"] as const) {
      for (let bit = 0; bit < 8 * whole[field].length; bit++) {
        const { publicKey, message, signature } = withFlippedBit(whole, field, bit);
        if (await verify(publicKey, message, signature)) accepted.push(`${field} bit ${String(bit)}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  test("falls when S is moved up by a multiple of L, though tweetnacl alone takes some of them", async () => {
    let takenByTweetnacl = 0;
    await fc.assert(
      fc.asyncProperty(seeds, messages, fc.bigInt({ min: 1n, max: 14n }), async (seed, message, times) => {
        const whole = signed(seed, message);
        const s = toBytes(toNumber(whole.signature.subarray(32)) + times * L);
        const malleated = { ...whole, signature: concat(whole.signature.subarray(0, 32), s) };
        if (tweetnacl(malleated)) takenByTweetnacl++;
        expect(await verdicts(malleated)).toEqual([false, false, false]);
      }),
      { numRuns: 40 },
    );
    expect(takenByTweetnacl).toBeGreaterThan(0);
  }, 60_000);

  test("falls when it is cut off or followed by anything", async () => {
    const whole = signed(bytes(32).fill(5), utf8("stap"));
    for (const signature of [bytes(0), whole.signature.subarray(0, 63), concat(whole.signature, bytes(1))])
      expect(await verdicts({ ...whole, signature })).toEqual([false, false, false]);
    for (const publicKey of [bytes(0), whole.publicKey.subarray(0, 31), concat(whole.publicKey, bytes(1))])
      expect(await verdicts({ ...whole, publicKey })).toEqual([false, false, false]);
  });
});

describe("a signature nobody needs a key for", () => {
  // With A of small order S·B = R + k·A holds for every message for which k·A is neutral.
  const forged = (publicKey: Uint8Array, message: string): Signed => {
    const s = 42n;
    const r = ed25519.Point.BASE.multiply(s).toBytes();
    return { publicKey, message: utf8(message), signature: Uint8Array.from([...r, ...toBytes(s)]) };
  };

  test("stands for OpenSSL and tweetnacl alone under the neutral key, and falls on all three paths", async () => {
    const neutral = toBytes(1n);
    for (const message of ["een", "twee", "drie"]) {
      const forgery = forged(neutral, message);
      expect([openssl(forgery), tweetnacl(forgery)]).toEqual([true, true]);
      expect(await verdicts(forgery)).toEqual([false, false, false]);
    }
  });

  test("falls under each of the eight small-order keys", async () => {
    for (const hex of ED25519_TORSION_SUBGROUP) {
      const key = fromHex(hex) ?? bytes(0);
      for (const message of ["a", "b", "c", "d", "e", "f", "g", "h"])
        expect(await verdicts(forged(key, message))).toEqual([false, false, false]);
    }
  });
});

test("an R bent by a small-order point gets one verdict from all, under a key that is admitted", async () => {
  const { Point } = ed25519;
  const secret = 1234567n;
  const publicKey = Point.BASE.multiply(secret).toBytes();
  const message = utf8("gebogen");
  for (const hex of ED25519_TORSION_SUBGROUP) {
    const bend = Point.fromBytes(fromHex(hex) ?? bytes(0));
    const r = Point.BASE.multiply(99n).add(bend).toBytes();
    const k = toNumber(sha512(concat(r, publicKey, message))) % L;
    const signature = concat(r, toBytes((99n + k * secret) % L));
    const stands = bend.equals(Point.ZERO);
    expect(await verdicts({ publicKey, message, signature })).toEqual([stands, stands, stands]);
  }
});

test("bytes that are no point of the curve are refused, as key and as R", async () => {
  const noPoint = toBytes(2n);
  const whole = signed(bytes(32).fill(7), utf8("nee"));
  const bent = concat(noPoint, whole.signature.subarray(32));
  expect(await verdicts({ ...whole, publicKey: noPoint })).toEqual([false, false, false]);
  expect(await verdicts({ ...whole, signature: bent })).toEqual([false, false, false]);
});

test("a browser that lacks Ed25519 gets its verdicts from tweetnacl", async () => {
  const real = globalThis.crypto.subtle;
  const lacking = new Proxy(real, {
    get: (_, name) => () => Promise.reject(new DOMException(String(name), "NotSupportedError")),
  });
  const verify = strictVerifier(lacking);
  const whole = signed(bytes(32).fill(8), utf8("oude telefoon"));
  expect(await verify(whole.publicKey, whole.message, whole.signature)).toBe(true);
  const other = withFlippedBit(whole, "message", 3);
  expect(await verify(other.publicKey, other.message, other.signature)).toBe(false);
});

test("verdicts stay right when more keys come by than are kept", async () => {
  const few = createVerifySignature(2);
  const authors = Array.from({ length: 260 }, (_, i) => {
    const seed = bytes(32);
    new DataView(seed.buffer).setUint32(0, i);
    return signed(seed, utf8(`bericht ${String(i)}`));
  });
  const all = [...authors, ...authors.slice(0, 5)];
  for (const verify of [few, verifyStrict]) {
    const found = await Promise.all(all.map((one) => verify(one.publicKey, one.message, one.signature)));
    expect(found).toEqual(all.map(() => true));
  }
  const [first, second] = authors;
  if (first && second) expect(await few(first.publicKey, second.message, second.signature)).toBe(false);
});

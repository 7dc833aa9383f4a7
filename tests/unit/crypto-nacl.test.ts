import { describe, expect, it } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import {
  boxKeyPairFromSecret,
  boxOpen,
  boxSeal,
  constantTimeEqual,
  randomBytes,
  secretboxOpen,
  secretboxSeal,
  signDetached,
  signKeyPairFromSeed,
  verifyDetached,
} from "#src/crypto/nacl.ts";

const plain = utf8("wat ik wil vertellen");
const nonce = randomBytes(24);

/** Each copy with one bit turned, at the beginning, the middle and the end. */
const damaged = (data: Uint8Array): Uint8Array[] =>
  [0, data.length >> 1, data.length - 1].map((at) => data.map((byte, i) => (i === at ? byte ^ 1 : byte)));

describe("secretbox", () => {
  it("opens under its key and nonce, and under no other", () => {
    const key = randomBytes(32);
    const sealed = secretboxSeal(key, nonce, plain);
    expect(secretboxOpen(key, nonce, sealed)).toEqual(plain);
    expect(secretboxOpen(randomBytes(32), nonce, sealed)).toBeUndefined();
    expect(secretboxOpen(key, randomBytes(24), sealed)).toBeUndefined();
    for (const bad of damaged(sealed)) expect(secretboxOpen(key, nonce, bad)).toBeUndefined();
    expect(secretboxOpen(key, nonce, new Uint8Array(15))).toBeUndefined();
  });

  it("takes a wrong length for a bug", () => {
    expect(() => secretboxSeal(new Uint8Array(31), nonce, plain)).toThrow("invariant");
    expect(() => secretboxOpen(new Uint8Array(32), new Uint8Array(12), plain)).toThrow("invariant");
  });
});

describe("box", () => {
  const ours = boxKeyPairFromSecret(randomBytes(32));
  const theirs = boxKeyPairFromSecret(randomBytes(32));

  it("opens between its two keys only", () => {
    const sealed = boxSeal(theirs.publicKey, ours.secretKey, nonce, plain);
    expect(sealed && boxOpen(ours.publicKey, theirs.secretKey, nonce, sealed)).toEqual(plain);
    const stranger = boxKeyPairFromSecret(randomBytes(32));
    expect(sealed && boxOpen(ours.publicKey, stranger.secretKey, nonce, sealed)).toBeUndefined();
  });
});

describe("signatures", () => {
  it("verify for their key and message, and for no other", () => {
    const pair = signKeyPairFromSeed(randomBytes(32));
    const signature = signDetached(plain, pair.secretKey);
    expect(signature).toHaveLength(64);
    expect(verifyDetached(plain, signature, pair.publicKey)).toBe(true);
    for (const bad of damaged(plain)) expect(verifyDetached(bad, signature, pair.publicKey)).toBe(false);
    for (const bad of damaged(signature)) expect(verifyDetached(plain, bad, pair.publicKey)).toBe(false);
  });
});

describe("constant-time comparison", () => {
  it("agrees with equality", () => {
    const key = randomBytes(32);
    expect(constantTimeEqual(key, key.slice())).toBe(true);
    for (const bad of damaged(key)) expect(constantTimeEqual(key, bad)).toBe(false);
    expect(constantTimeEqual(key, key.slice(1))).toBe(false);
    expect(constantTimeEqual(new Uint8Array(0), new Uint8Array(0))).toBe(true);
  });
});

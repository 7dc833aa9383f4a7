import { describe, expect, it } from "vitest";
import { toHex } from "#src/base/bytes.ts";
import { hash, kdf } from "#src/crypto/derive.ts";
import { HASH_LABELS, KDF_LABELS, PREFIXES, SEALED_LABELS } from "#src/crypto/labels.ts";

const lists = { KDF_LABELS, HASH_LABELS, PREFIXES, SEALED_LABELS };

describe("the list of labels", () => {
  it.each(Object.entries(lists))("%s names each purpose once", (_, labels) => {
    expect(new Set(labels).size).toBe(labels.length);
  });

  it("holds no byte that ends a label", () => {
    for (const label of Object.values(lists).flat()) expect(label).toMatch(/^[a-z0-9/-]+$/);
  });

  it("has no prefix that begins another, for nothing ends a prefix", () => {
    for (const one of PREFIXES) {
      for (const other of PREFIXES) if (one !== other) expect(other.startsWith(one)).toBe(false);
    }
  });

  it("gives each purpose another key and another hash of the same bytes", () => {
    const same = new Uint8Array(32).fill(5);
    const keys = KDF_LABELS.map((label) => toHex(kdf(label, same, 32)));
    const hashes = HASH_LABELS.map((label) => toHex(hash(label, same)));
    expect(new Set(keys).size).toBe(KDF_LABELS.length);
    expect(new Set(hashes).size).toBe(HASH_LABELS.length);
  });
});

describe("a hash of fields", () => {
  it("tells apart where one field ends and the next begins", () => {
    const [a, b, c] = [new Uint8Array([1]), new Uint8Array([2]), new Uint8Array([1, 2])];
    const texts = [hash("digits", a, b), hash("digits", c), hash("digits", c, new Uint8Array(0)), hash("digits", b, a)];
    expect(new Set(texts.map(toHex)).size).toBe(texts.length);
  });
});

describe("a derived key", () => {
  it("depends on its info and has the length asked for", () => {
    const ikm = new Uint8Array(32);
    const info = new Uint8Array([0]);
    expect(kdf("env", ikm, 32, info)).not.toEqual(kdf("env", ikm, 32));
    for (const length of [1, 16, 64, 65, 16320]) expect(kdf("env", ikm, length)).toHaveLength(length);
    for (const length of [0, 16321]) expect(() => kdf("env", ikm, length)).toThrow("invariant");
  });
});

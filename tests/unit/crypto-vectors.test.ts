import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Bytes, bytes, concat, fromHex, toHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { hash, kdf } from "#src/crypto/derive.ts";
import { deviceMix } from "#src/crypto/device-key.ts";
import type { HashLabel, KdfLabel, SealedLabel } from "#src/crypto/labels.ts";
import { boxKeyPairFromSecret, secretboxSeal, sha512 } from "#src/crypto/nacl.ts";
import { pad, paddedLength, unpad } from "#src/crypto/padding.ts";
import { hashPassphrase } from "#src/crypto/passphrase.ts";
import { passphraseBytes } from "#src/crypto/passphrase-client.ts";
import { openSealed } from "#src/crypto/sealed-box.ts";
import { cover, decodeCover, encodeCover, epochKey, leafKey, rootCover } from "#src/crypto/time-tree.ts";
import { decodeUnlockRecord, encodeUnlockRecord, openUnlockRecord, UNLOCK_RECORD_LENGTH } from "#src/crypto/unlock.ts";

type Vectors = {
  readonly kdf: readonly { label: KdfLabel; ikm: string; info: string; length: number; key: string }[];
  readonly hash: readonly { label: HashLabel; fields: string[]; hash: string }[];
  readonly tree: {
    readonly sr: string;
    readonly leaves: readonly { leaf: number; key: string; encKey: string; commit: string }[];
    readonly covers: readonly { from: number; to: number; positions: number[]; encoded: string }[];
  };
  readonly padding: {
    readonly lengths: readonly { data: number; padded: number }[];
    readonly padded: readonly { data: string; padded: string }[];
  };
  readonly sealedBox: {
    readonly recipientSecretKey: string;
    readonly recipientPublicKey: string;
    readonly label: SealedLabel;
    readonly context: string;
    readonly plain: string;
    readonly sealed: string;
  };
  readonly unlock: {
    readonly hash: string;
    readonly deviceMix: string;
    readonly masterKey: string;
    readonly areaKey: string;
    readonly compartmentHash: string;
    readonly compartmentKey: string;
    readonly head: string;
    readonly areaNonce: string;
    readonly recordSha512: string;
    readonly recordLength: number;
  };
  readonly deviceMix: { readonly key: string; readonly salt: string; readonly mix: string };
  readonly passphrase: readonly { text: string; salt: string; hash: string }[];
};

const vectors = JSON.parse(readFileSync(new URL("../vectors/crypto.json", import.meta.url), "utf8")) as Vectors;

function hex(text: string): Bytes {
  const data = fromHex(text);
  invariant(data, "vectors are hexadecimal");
  return data;
}

describe("the frozen vectors of derivation", () => {
  it.each(vectors.kdf)("KDF $label, $length bytes", ({ label, ikm, info, length, key }) => {
    expect(toHex(kdf(label, hex(ikm), length, hex(info)))).toBe(key);
    if (info === "") expect(toHex(kdf(label, hex(ikm), length))).toBe(key);
  });

  it.each(vectors.hash)("H $label of $fields.length fields", ({ label, fields, hash: expected }) => {
    expect(toHex(hash(label, ...fields.map(hex)))).toBe(expected);
  });
});

describe("the frozen vectors of the time tree", () => {
  const root = rootCover(hex(vectors.tree.sr));

  it.each(vectors.tree.leaves)("leaf $leaf and its epoch key", ({ leaf, key, encKey, commit }) => {
    const derived = leafKey(root, leaf);
    invariant(derived, "the root holds every leaf");
    expect(toHex(derived)).toBe(key);
    const epoch = epochKey(derived);
    expect(toHex(epoch.encKey)).toBe(encKey);
    expect(toHex(epoch.commit)).toBe(commit);
  });

  it.each(vectors.tree.covers)("cover [$from, $to)", ({ from, to, positions, encoded }) => {
    const held = cover(hex(vectors.tree.sr), from, to);
    expect(held.map(({ position }) => position)).toEqual(positions);
    expect(toHex(encodeCover(held))).toBe(encoded);
    expect(decodeCover(hex(encoded))).toEqual(held);
  });
});

describe("the frozen vectors of padding", () => {
  it.each(vectors.padding.lengths)("$data bytes become $padded", ({ data, padded }) => {
    expect(paddedLength(data)).toBe(padded);
  });

  it.each(vectors.padding.padded)("bytes $#", ({ data, padded }) => {
    expect(toHex(pad(hex(data)))).toBe(padded);
    expect(unpad(hex(padded))).toEqual(hex(data));
  });
});

describe("the frozen vectors of sealing", () => {
  it("a sealed box opens", () => {
    const v = vectors.sealedBox;
    const secretKey = hex(v.recipientSecretKey);
    expect(toHex(boxKeyPairFromSecret(secretKey).publicKey)).toBe(v.recipientPublicKey);
    const plain = openSealed(secretKey, hex(v.recipientPublicKey), v.label, hex(v.sealed), hex(v.context));
    expect(plain).toEqual(hex(v.plain));
  });

  it("an unlock record opens, by passphrase and by compartment", () => {
    const v = vectors.unlock;
    // The area is too long to write down: it is zeros under the area key, and the hash holds it fast.
    const nonce = hex(v.areaNonce);
    const inner = bytes(64 * 1024 - 24 - 16);
    const encoded = concat(hex(v.head), nonce, secretboxSeal(hex(v.areaKey), nonce, inner));
    expect(encoded).toHaveLength(v.recordLength);
    expect(UNLOCK_RECORD_LENGTH).toBe(v.recordLength);
    expect(toHex(sha512(encoded))).toBe(v.recordSha512);

    const record = decodeUnlockRecord(encoded);
    invariant(record, "the vector decodes");
    expect(encodeUnlockRecord(record)).toEqual(encoded);
    const main = openUnlockRecord(record, hex(v.hash), hex(v.deviceMix));
    expect(main?.slot).toBe("passphrase");
    expect(main?.masterKey.use(toHex)).toBe(v.masterKey);
    expect(main?.areaKey.use(toHex)).toBe(v.areaKey);
    const compartment = openUnlockRecord(record, hex(v.compartmentHash), hex(v.deviceMix));
    expect(compartment?.slot).toBe("compartment");
    expect(compartment?.masterKey.use(toHex)).toBe(v.compartmentKey);
    expect(compartment?.areaKey.use(toHex)).toBe(v.areaKey);
  });

  it("a device key mixes", async () => {
    const { key, salt, mix } = vectors.deviceMix;
    const algorithm = { name: "HMAC", hash: "SHA-256" };
    const imported = await crypto.subtle.importKey("raw", hex(key), algorithm, false, ["sign"]);
    expect(toHex(await deviceMix(imported, hex(salt)))).toBe(mix);
  });

  it.each(vectors.passphrase)("Argon2id of $text", async ({ text, salt, hash: expected }) => {
    const result = await hashPassphrase(passphraseBytes(text), hex(salt));
    expect(result.ok && toHex(result.value)).toBe(expected);
  });
});

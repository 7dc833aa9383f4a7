import { argon2id } from "@noble/hashes/argon2.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { type Bytes, Reader, concat, demand, uint, utf8 } from "./bytes.ts";
import { KDF, openSecretbox } from "./primitives.ts";

/** What is typed, as it is hashed: NFKC, trimmed, spaces collapsed. */
export const argon2OfTyped = (text: string, salt: Bytes): Bytes => {
  const typed = utf8(text.normalize("NFKC").trim().replaceAll(/\s+/g, " "));
  return new Uint8Array(argon2id(typed, salt, { m: 64 * 1024, t: 3, p: 1, dkLen: 32 }));
};

export const deviceMix = (key: Bytes, salt: Bytes): Bytes =>
  KDF("device-mix", new Uint8Array(hmac(sha256, key, salt)), 32);

const SLOT = 24 + 16 + 64;
const SLOTS = ["passphrase", "passkey", "compartment"] as const;

/** What a hash opens in an unlock record. */
export function openUnlock(
  record: Bytes,
  hash: Bytes,
  mix: Bytes,
): { readonly slot: (typeof SLOTS)[number]; readonly masterKey: Bytes; readonly areaKey: Bytes } | undefined {
  const reader = new Reader(record);
  demand(reader.uint(1) === 1, "malformed", "version");
  const salt = reader.take(16);
  for (const [at, slot] of SLOTS.entries()) {
    const info = concat(uint(1, 1), uint(at, 1), salt);
    const plain = openSecretbox(KDF("unlock-slot", concat(hash, mix), 32, info), reader.take(SLOT));
    if (plain) return { slot, masterKey: plain.slice(0, 32), areaKey: plain.slice(32) };
  }
  return undefined;
}

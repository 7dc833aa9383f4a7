import { hkdf } from "@noble/hashes/hkdf.js";
import { sha512 } from "@noble/hashes/sha2.js";
import { type Bytes, bytes, concat, utf8 } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import type { HashLabel, KdfLabel } from "./labels.ts";

const SALT = utf8("roer/v1");
const END_OF_LABEL = new Uint8Array(1);
const HKDF_LIMIT = 255 * 64;

/**
 * HKDF-SHA-512 (RFC 5869) with salt "roer/v1" and info = label ‖ 0x00 ‖ info: `length` bytes of key.
 * Nothing ends `info`, so a caller gives each label one layout of it.
 */
export function kdf(label: KdfLabel, ikm: Uint8Array, length: number, info: Uint8Array = bytes(0)): Bytes {
  invariant(length > 0 && length <= HKDF_LIMIT, "HKDF-SHA-512 gives 1 to 16320 bytes");
  const key = hkdf(sha512, ikm, SALT, concat(utf8(label), END_OF_LABEL, info), length);
  return new Uint8Array(key);
}

/** SHA-512 over label ‖ 0x00 ‖ each field behind its length in 4 bytes, big-endian: 64 bytes. */
export function hash(label: HashLabel, ...fields: readonly Uint8Array[]): Bytes {
  const parts: Uint8Array[] = [utf8(label), END_OF_LABEL];
  for (const field of fields) {
    const length = bytes(4);
    new DataView(length.buffer).setUint32(0, field.length);
    parts.push(length, field);
  }
  return new Uint8Array(sha512(concat(...parts)));
}

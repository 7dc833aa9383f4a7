import { createCipheriv, createECDH, hkdfSync, randomBytes } from "node:crypto";
import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import type { PushTarget } from "#relay/ports/push-sender.ts";

/**
 * RFC 8291 over RFC 8188 (`aes128gcm`), one record. Written out here and not taken from a package: it is one key
 * agreement, three HKDFs and one AES-GCM, all of them Node's own (docs/adr/0024).
 */
const CURVE = "prime256v1";
const RECORD_SIZE = 4096;
const SALT_LENGTH = 16;
/** Ends the text of the last record; zeros follow. */
const LAST_RECORD = 2;

/** What a test fixes, to compare with the RFC's own example. */
export type PushRandomness = { readonly salt: Uint8Array; readonly privateKey: Uint8Array };

/** Undefined when the browser's key is no point of the curve. `length` is that of the text with its padding. */
export function encryptPush(
  { p256dh, auth }: Pick<PushTarget, "p256dh" | "auth">,
  text: Uint8Array,
  length: number,
  given?: PushRandomness,
): Bytes | undefined {
  const own = createECDH(CURVE);
  if (given) own.setPrivateKey(given.privateKey);
  else own.generateKeys();
  const ownPublic = new Uint8Array(own.getPublicKey());
  const shared = agree(() => own.computeSecret(p256dh));
  if (!shared) return undefined;
  const ikm = hkdf(shared, auth, concat(utf8("WebPush: info\0"), p256dh, ownPublic), 32);
  const salt = given?.salt ?? randomBytes(SALT_LENGTH);
  const key = hkdf(ikm, salt, utf8("Content-Encoding: aes128gcm\0"), 16);
  const nonce = hkdf(ikm, salt, utf8("Content-Encoding: nonce\0"), 12);
  const padded = new Uint8Array(length);
  padded.set(text);
  padded[text.length] = LAST_RECORD;
  const cipher = createCipheriv("aes-128-gcm", key, nonce);
  const sealed = concat(cipher.update(padded), cipher.final(), cipher.getAuthTag());
  const head = new DataView(new ArrayBuffer(5));
  head.setUint32(0, RECORD_SIZE);
  head.setUint8(4, ownPublic.length);
  return concat(salt, new Uint8Array(head.buffer), ownPublic, sealed);
}

const hkdf = (ikm: Uint8Array, salt: Uint8Array, info: Uint8Array, length: number): Uint8Array =>
  new Uint8Array(hkdfSync("sha256", ikm, salt, info, length));

/** OpenSSL throws at a point that is not on the curve. */
function agree(compute: () => Buffer): Uint8Array | undefined {
  try {
    return new Uint8Array(compute());
  } catch {
    return undefined;
  }
}

/** Can something be encrypted to this key? */
export const isPushKey = (p256dh: Uint8Array): boolean => {
  const probe = createECDH(CURVE);
  probe.generateKeys();
  return agree(() => probe.computeSecret(p256dh)) !== undefined;
};

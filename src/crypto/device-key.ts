import { type Bytes, bytes } from "#src/base/bytes.ts";
import { kdf } from "./derive.ts";

/** Stands in where the browser keeps no key: the passphrase is then all there is. */
export const NO_DEVICE_MIX: Bytes = bytes(32);

/**
 * A key that scripts can use and never read, for the browser to keep in IndexedDB. It ties unlocking to
 * this browser profile; it does not help against a copy of the whole profile.
 */
export const createDeviceKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);

/** KDF("device-mix", HMAC-SHA-256(device key, salt), 32): the same on this device each time, for one salt. */
export async function deviceMix(key: CryptoKey, salt: Bytes): Promise<Bytes> {
  const mac = await crypto.subtle.sign("HMAC", key, salt);
  return kdf("device-mix", new Uint8Array(mac), 32);
}

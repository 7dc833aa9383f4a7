import type { KeyObject } from "node:crypto";
import { createPublicKey, verify } from "node:crypto";
import type { VerifySignature } from "#relay/ports/verify-signature.ts";
import { toBase64url } from "#src/base/bytes.ts";
import { strict } from "#src/protocol/ed25519-profile.ts";

/** Keys of the grants that write in the same minutes; a few hundred bytes each. */
const KEPT_KEYS = 4096;

/** Imports a key once while it stays among the most recently used: importing costs more than verifying. */
function rememberedKeys(kept: number): (publicKey: Uint8Array) => KeyObject {
  const keys = new Map<string, KeyObject>();
  return (publicKey) => {
    const x = toBase64url(publicKey);
    const key = keys.get(x) ?? createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
    // A Map lists its keys in order of entry: entering anew makes the first one the least recently used.
    keys.delete(x);
    keys.set(x, key);
    const oldest = keys.keys().next();
    if (keys.size > kept && oldest.done !== true) keys.delete(oldest.value);
    return key;
  };
}

/**
 * A strict verifier by OpenSSL on the libuv pool, so that a burst of signatures does not hold up the main
 * thread. `kept` bounds the imported keys held in memory.
 */
export function createVerifySignature(kept = KEPT_KEYS): VerifySignature {
  const keyOf = rememberedKeys(kept);
  return strict(
    (publicKey, message, signature) =>
      new Promise((resolve, reject) => {
        verify(null, message, keyOf(publicKey), signature, (error, valid) => {
          if (error === null) resolve(valid);
          else reject(error);
        });
      }),
  );
}

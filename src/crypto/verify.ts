import type { Bytes } from "#src/base/bytes.ts";
import { toBase64url } from "#src/base/bytes.ts";
import type { Verify } from "#src/protocol/ed25519-profile.ts";
import { strict } from "#src/protocol/ed25519-profile.ts";
import { verifyDetached } from "./nacl.ts";

/** A dossier has tens of authors; each imported key is a small handle. */
const KEPT_KEYS = 256;

type ImportKey = (publicKey: Uint8Array) => Promise<CryptoKey>;

/** WebCrypto reads its arguments later and not from shared memory, so it gets copies. */
const copy = (data: Uint8Array): Bytes => new Uint8Array(data);

/** Imports a key once while it stays among the most recently used. */
function rememberedKeys(subtle: SubtleCrypto): ImportKey {
  const keys = new Map<string, Promise<CryptoKey>>();
  return (publicKey) => {
    const name = toBase64url(publicKey);
    const key = keys.get(name) ?? subtle.importKey("raw", copy(publicKey), "Ed25519", false, ["verify"]);
    // A Map lists its keys in order of entry: entering anew makes the first one the least recently used.
    keys.delete(name);
    keys.set(name, key);
    const oldest = keys.keys().next();
    if (keys.size > KEPT_KEYS && oldest.done !== true) keys.delete(oldest.value);
    return key;
  };
}

/**
 * A strict verifier over the given WebCrypto, about 10,000 signatures a second, with tweetnacl, about a
 * hundred, where the page has no WebCrypto (no secure context) or the browser no Ed25519 in it.
 */
export function strictVerifier(subtle: SubtleCrypto | undefined): Verify {
  if (subtle === undefined) {
    return strict(async (publicKey, message, signature) => verifyDetached(message, signature, publicKey));
  }
  const importKey = rememberedKeys(subtle);
  return strict(async (publicKey, message, signature) => {
    const [signed, signedBy] = [copy(message), copy(signature)];
    try {
      return await subtle.verify("Ed25519", await importKey(publicKey), signedBy, signed);
    } catch {
      // Browsers word it differently when they lack Ed25519 or get bytes that are no point of the curve.
      // Whatever this one declines to decide is decided here, so that no verdict hangs on that.
      return verifyDetached(signed, signedBy, publicKey);
    }
  });
}

const native: SubtleCrypto | undefined = globalThis.crypto.subtle;

/** The verifier of the app: verdicts equal those of the relay for every input. */
export const verifyStrict: Verify = strictVerifier(native);

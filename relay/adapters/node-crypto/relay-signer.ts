import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from "node:crypto";
import { type Bytes, fromBase64url } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import type { RelaySigner } from "#relay/ports/relay-signer.ts";

/** A fresh key as the store keeps it: PKCS #8 (RFC 8410), DER. */
export const createRelayKey = (): Bytes =>
  new Uint8Array(generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "der" }));

/** The signer of a key that `createRelayKey` made. */
export function createRelaySigner(pkcs8: Uint8Array): RelaySigner {
  const key = createPrivateKey({ key: Buffer.from(pkcs8), type: "pkcs8", format: "der" });
  const publicKey = fromBase64url(createPublicKey(key).export({ format: "jwk" }).x ?? "");
  invariant(publicKey?.length === 32, "an Ed25519 public key is 32 bytes");
  return { publicKey, sign: (message) => new Uint8Array(sign(null, message, key)) };
}

import { type Bytes, concat, utf8 } from "#src/base/bytes.ts";
import { hash, kdf } from "./derive.ts";
import { montgomeryOf } from "#src/protocol/ed25519-profile.ts";
import type { SealedLabel } from "./labels.ts";
import {
  boxKeyPairFromSecret,
  KEY_LENGTH,
  NONCE_LENGTH,
  randomBytes,
  scalarMult,
  secretboxOpen,
  secretboxSeal,
  sha512,
  TAG_LENGTH,
} from "./nacl.ts";

const HEADER_LENGTH = KEY_LENGTH + NONCE_LENGTH;

/** What sealing adds: ephPk32 ‖ nonce24 ‖ tag16. */
export const SEALED_OVERHEAD = HEADER_LENGTH + TAG_LENGTH;

/**
 * Seals to a key from nobody in particular: ephPk32 ‖ nonce24 ‖ secretbox. The key comes from a fresh
 * X25519 exchange and is bound to both public keys, to the purpose and to `context`, which both sides must
 * know and which is not sent. It hides; who made it is for a signature to say. It does not hide the length.
 *
 * Undefined when the recipient's key is of small order, so that anyone could open the result.
 */
export function sealTo(
  recipientPk: Uint8Array,
  label: SealedLabel,
  plain: Uint8Array,
  context: Uint8Array,
): Bytes | undefined {
  const ephemeral = boxKeyPairFromSecret(randomBytes(KEY_LENGTH));
  const shared = scalarMult(ephemeral.secretKey, recipientPk);
  ephemeral.secretKey.fill(0);
  if (!shared) return undefined;
  const nonce = randomBytes(NONCE_LENGTH);
  const key = sealKey(shared, label, ephemeral.publicKey, recipientPk, context);
  return concat(ephemeral.publicKey, nonce, secretboxSeal(key, nonce, plain));
}

/** Undefined when it was not sealed to this key, for this purpose and context, or was changed since. */
export function openSealed(
  recipientSecretKey: Uint8Array,
  recipientPk: Uint8Array,
  label: SealedLabel,
  sealed: Uint8Array,
  context: Uint8Array,
): Bytes | undefined {
  if (sealed.length < SEALED_OVERHEAD) return undefined;
  const ephemeralPk = sealed.subarray(0, KEY_LENGTH);
  const nonce = sealed.subarray(KEY_LENGTH, HEADER_LENGTH);
  const shared = scalarMult(recipientSecretKey, ephemeralPk);
  if (!shared) return undefined;
  const key = sealKey(shared, label, ephemeralPk, recipientPk, context);
  return secretboxOpen(key, nonce, sealed.subarray(HEADER_LENGTH));
}

/**
 * Seals to the X25519 form of an Ed25519 key (RFC 7748 §4.1), for who knows the seed and has no box key yet. Undefined when
 * it is no point of the curve, or of small order.
 */
export function sealToSigner(
  signPk: Uint8Array,
  label: SealedLabel,
  plain: Uint8Array,
  context: Uint8Array,
): Bytes | undefined {
  const boxPk = montgomeryOf(signPk);
  return boxPk && sealTo(boxPk, label, plain, context);
}

export function openSealedToSigner(
  seed: Uint8Array,
  label: SealedLabel,
  sealed: Uint8Array,
  context: Uint8Array,
): Bytes | undefined {
  const { secretKey, publicKey } = boxKeyPairFromSecret(sha512(seed).slice(0, KEY_LENGTH));
  const plain = openSealed(secretKey, publicKey, label, sealed, context);
  secretKey.fill(0);
  return plain;
}

/** info = label ‖ ephPk32 ‖ recipientPk32 ‖ H("sealed-context", context): read from its end, it is unambiguous. */
function sealKey(
  shared: Bytes,
  label: SealedLabel,
  ephemeralPk: Uint8Array,
  recipientPk: Uint8Array,
  context: Uint8Array,
): Bytes {
  const info = concat(utf8(label), ephemeralPk, recipientPk, hash("sealed-context", context));
  const key = kdf("sealed", shared, KEY_LENGTH, info);
  shared.fill(0);
  return key;
}

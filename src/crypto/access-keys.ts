import { type Bytes, concat } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { type DossierId, type GrantId, type InviteId, idFromBytes, idToBytes } from "#src/protocol/ids.ts";
import { hash, kdf } from "./derive.ts";
import type { LocalDatabase } from "./local-database.ts";
import {
  type KeyPair,
  NONCE_LENGTH,
  boxKeyPairFromSecret,
  boxOpen,
  randomBytes,
  signDetached,
  signKeyPairFromSeed,
} from "./nacl.ts";
import type { SealedLabel } from "./labels.ts";
import { openSealed, openSealedToSigner } from "./sealed-box.ts";

/**
 * The two key pairs that one access has: Ed25519 to sign, X25519 to be sealed to. The secret halves stay in here: what
 * leaves is a signature, an opened box, or the keys sealed for this device's own database.
 */
export class AccessKeys {
  readonly #seed: Bytes;
  readonly #boxSecret: Bytes;
  #signPair: KeyPair | undefined;
  #boxPair: KeyPair | undefined;
  #wiped = false;

  private constructor(seed: Bytes, boxSecret: Bytes) {
    this.#seed = seed;
    this.#boxSecret = boxSecret;
  }

  /** Made when first needed: who holds two hundred keys would wait seconds for all their public halves. */
  get #sign(): KeyPair {
    this.#signPair ??= signKeyPairFromSeed(this.#seed);
    return this.#signPair;
  }

  get #box(): KeyPair {
    this.#boxPair ??= boxKeyPairFromSecret(this.#boxSecret);
    return this.#boxPair;
  }

  /** A device's: made on the device from nothing else. */
  static generate(): AccessKeys {
    return new AccessKeys(randomBytes(32), randomBytes(32));
  }

  /** The root's, from the 16 bytes that the recovery sheet carries. */
  static ofRoot(recoverySecret: Uint8Array): AccessKeys {
    invariant(recoverySecret.length === 16, "a recovery secret is 16 bytes");
    return new AccessKeys(kdf("root-sign", recoverySecret, 32), kdf("root-box", recoverySecret, 32));
  }

  /**
   * A further sheet's. Its box key is bound to the root: who recovers learns the root from the relay, and a relay that
   * names another one has nothing that this key opens.
   */
  static ofSheet(secret: Uint8Array, rootPk: Uint8Array): AccessKeys {
    invariant(secret.length === 16 && rootPk.length === 64, "a secret of 16 bytes and a root's two public keys");
    return new AccessKeys(kdf("sheet-sign", secret, 32), kdf("sheet-box", secret, 32, rootPk));
  }

  /** A holder's, pseudonymous per invitation: nothing but the holder's seed links two of them. */
  static forInvitation(holderSeed: Uint8Array, invite: InviteId): AccessKeys {
    const info = idToBytes(invite);
    return new AccessKeys(kdf("grant-sign", holderSeed, 32, info), kdf("grant-box", holderSeed, 32, info));
  }

  /** Undefined when the sealed bytes are not what `sealed` wrote under this name. */
  static restore(database: LocalDatabase, name: string, sealed: Uint8Array): AccessKeys | undefined {
    const secrets = database.open(name, sealed);
    return secrets?.length === 64 ? new AccessKeys(secrets.slice(0, 32), secrets.slice(32)) : undefined;
  }

  sealed(database: LocalDatabase, name: string): Bytes {
    return database.seal(name, concat(this.#seed, this.#boxSecret));
  }

  get signPk(): Bytes {
    return this.#sign.publicKey;
  }

  get boxPk(): Bytes {
    return this.#box.publicKey;
  }

  /** `signPk32 ‖ boxPk32` */
  get publicKeys(): Bytes {
    return concat(this.signPk, this.boxPk);
  }

  /** Ed25519 over the input as it is; the label is part of the layout that the caller signs. */
  sign(input: Uint8Array): Bytes {
    invariant(!this.#wiped, "nothing is signed with keys that were put away");
    return signDetached(input, this.#sign.secretKey);
  }

  /** Puts the secret halves away, as far as a garbage-collected language lets one; a signature after that is a bug. */
  wipe(): void {
    // The public halves stay: made from what is cleared here they would be somebody else's.
    const secrets = [this.#sign.secretKey, this.#box.secretKey, this.#seed, this.#boxSecret];
    this.#wiped = true;
    for (const secret of secrets) secret.fill(0);
  }

  /** Opens `nonce24 ‖ box` that the holder of a known key made for these keys. */
  openFrom(senderBoxPk: Uint8Array, data: Uint8Array): Bytes | undefined {
    if (data.length < NONCE_LENGTH) return undefined;
    return boxOpen(senderBoxPk, this.#boxSecret, data.subarray(0, NONCE_LENGTH), data.subarray(NONCE_LENGTH));
  }

  openSealed(label: SealedLabel, sealed: Uint8Array, context: Bytes): Bytes | undefined {
    return openSealed(this.#boxSecret, this.boxPk, label, sealed, context);
  }

  /** Opens what `sealToSigner` sealed to the signing key. */
  openSealedToSigner(label: SealedLabel, sealed: Uint8Array, context: Bytes): Bytes | undefined {
    return openSealedToSigner(this.#seed, label, sealed, context);
  }
}

/** DossierId = H("dossier", rootPk)[0:16] */
export const dossierIdOf = (rootPk: Uint8Array): DossierId =>
  idFromBytes<DossierId>(hash("dossier", rootPk).slice(0, 16));

/** A device's grant id = H("device", signPk)[0:16] */
export const deviceIdOf = (signPk: Uint8Array): GrantId => idFromBytes<GrantId>(hash("device", signPk).slice(0, 16));

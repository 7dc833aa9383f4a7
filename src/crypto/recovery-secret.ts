import { type Bytes, bytes } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { AccessKeys, deviceIdOf } from "./access-keys.ts";
import type { SealedLabel } from "./labels.ts";
import { kdf } from "./derive.ts";
import type { LocalDatabase } from "./local-database.ts";
import { randomBytes, signKeyPairFromSeed } from "./nacl.ts";
import { type WordsFault, secretFromWords, wordsFromSecret } from "./words.ts";

/** For a sheet's signing key, which does not hang on the root. */
const NO_ROOT = bytes(64);

/**
 * What twelve words stand for: 16 random bytes. On the first sheet RS, the root of a dossier, which is on the device only
 * until the sheet has been checked and the dossier is registered; on a further sheet a recovery key, which is never stored. Guardians hold the like of it in parts.
 */
export class RecoverySecret {
  readonly #bytes: Bytes;

  private constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  static generate(): RecoverySecret {
    return new RecoverySecret(randomBytes(16));
  }

  static fromWords(typed: string): Result<RecoverySecret, WordsFault> {
    const bytes = secretFromWords(typed);
    return bytes.ok ? ok(new RecoverySecret(bytes.value)) : bytes;
  }

  /** Of a recovery key that guardians hold in parts (guardian-key.ts). */
  static ofGuardians(secret: Bytes): RecoverySecret {
    return new RecoverySecret(secret);
  }

  static restore(database: LocalDatabase, name: string, sealed: Uint8Array): RecoverySecret | undefined {
    const bytes = database.open(name, sealed);
    return bytes?.length === 16 ? new RecoverySecret(bytes) : undefined;
  }

  sealed(database: LocalDatabase, name: string): Bytes {
    return database.seal(name, this.#bytes);
  }

  /** Twelve words for the sheet; its QR code says the same, with a space between each. */
  words(): readonly string[] {
    return wordsFromSecret(this.#bytes);
  }

  root(): AccessKeys {
    return AccessKeys.ofRoot(this.#bytes);
  }

  /** As a further sheet of the dossier of that root. */
  sheet(rootPk: Uint8Array): AccessKeys {
    return AccessKeys.ofSheet(this.#bytes, rootPk);
  }

  /** By what a relay knows a further sheet with these words, whatever its dossier. */
  sheetId(): GrantId {
    return deviceIdOf(signKeyPairFromSeed(kdf("sheet-sign", this.#bytes, 32)).publicKey);
  }

  /** Opens the first that was sealed to its signing key, as the first sheet's or as a further one's: neither needs the root. */
  openAnyToSigner(label: SealedLabel, sealed: readonly Uint8Array[], context: Bytes): Bytes | undefined {
    const both = [this.root(), AccessKeys.ofSheet(this.#bytes, NO_ROOT)];
    let plain: Bytes | undefined;
    for (const one of sealed) for (const keys of both) plain ??= keys.openSealedToSigner(label, one, context);
    for (const keys of both) keys.wipe();
    return plain;
  }

  wipe(): void {
    this.#bytes.fill(0);
  }
}

import type { Bytes } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import { AccessKeys } from "./access-keys.ts";
import type { LocalDatabase } from "./local-database.ts";
import { randomBytes } from "./nacl.ts";
import { type WordsFault, secretFromWords, wordsFromSecret } from "./words.ts";

/**
 * RS: 16 random bytes, the root of a dossier. It is on the device only until the sheet has been checked and the dossier is
 * registered; after that the paper has it and nothing else.
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

  wipe(): void {
    this.#bytes.fill(0);
  }
}

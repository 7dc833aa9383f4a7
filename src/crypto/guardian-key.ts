import type { Bytes } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import { kdf } from "./derive.ts";
import { randomBytes } from "./nacl.ts";
import { RecoverySecret } from "./recovery-secret.ts";
import { joinShares, type SharesFault, type Split, splitSecret } from "./shares.ts";

/**
 * What guardians have together: 32 random bytes, of which each holds a share and nobody the whole. A recovery key follows
 * from them, as it does from the twelve words of a further sheet.
 */
export class GuardianKey {
  readonly #bytes: Bytes;

  private constructor(bytes: Bytes) {
    this.#bytes = bytes;
  }

  static generate(): GuardianKey {
    return new GuardianKey(randomBytes(32));
  }

  /** From shares as guardians handed them over; `false`: positions of those that were made up, where there are enough to tell. */
  static join(
    shares: readonly Uint8Array[],
  ): Result<{ readonly key: GuardianKey; readonly false: readonly number[] }, SharesFault> {
    const joined = joinShares(shares);
    return joined.ok ? ok({ key: new GuardianKey(joined.value.secret), false: joined.value.false }) : joined;
  }

  split(split: Split): readonly Bytes[] {
    return splitSecret(this.#bytes, split);
  }

  /** The recovery key; to be wiped apart. */
  recovery(): RecoverySecret {
    return RecoverySecret.ofGuardians(kdf("guardians", this.#bytes, 16));
  }

  wipe(): void {
    this.#bytes.fill(0);
  }
}

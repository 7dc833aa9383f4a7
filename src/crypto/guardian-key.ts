import { type Bytes, fromUtf8, utf8 } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { type Result, ok } from "#src/base/result.ts";
import { type DossierId, idToBytes } from "#src/protocol/ids.ts";
import { kdf } from "./derive.ts";
import { boxKeyPairFromSecret, randomBytes } from "./nacl.ts";
import { pad, unpad } from "./padding.ts";
import { RecoverySecret } from "./recovery-secret.ts";
import { openSealed, sealTo } from "./sealed-box.ts";
import { joinShares, type SharesFault, type Split, splitSecret } from "./shares.ts";

/**
 * What guardians have together: 32 random bytes, of which each holds a share and nobody the whole. A recovery key follows
 * from them, as it does from the twelve words of a further sheet.
 */
export class GuardianKey {
  readonly #bytes: Bytes;
  #wiped = false;

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
    this.#mustBeThere();
    return splitSecret(this.#bytes, split);
  }

  /** The recovery key; to be wiped apart. */
  recovery(): RecoverySecret {
    this.#mustBeThere();
    return RecoverySecret.ofGuardians(kdf("guardians", this.#bytes, 16));
  }

  /** Of a key that is for the wish alone: what it is sealed to. */
  get wishPk(): Bytes {
    this.#mustBeThere();
    return boxKeyPairFromSecret(kdf("guardians-wish", this.#bytes, 32)).publicKey;
  }

  /** Undefined when it was not sealed to this key for that dossier. */
  openWish(sealed: Uint8Array, dossier: DossierId): string | undefined {
    this.#mustBeThere();
    const { publicKey, secretKey } = boxKeyPairFromSecret(kdf("guardians-wish", this.#bytes, 32));
    const padded = openSealed(secretKey, publicKey, "wish", sealed, idToBytes(dossier));
    secretKey.fill(0);
    const plain = padded && unpad(padded);
    return plain && fromUtf8(plain);
  }

  wipe(): void {
    this.#wiped = true;
    this.#bytes.fill(0);
  }

  /** What follows from cleared bytes is known to everybody. */
  #mustBeThere(): void {
    invariant(!this.#wiped, "nothing follows from a key that was put away");
  }
}

/** To a set of guardians, who open it together; its length says no more than its padding. Undefined for a key of small order. */
export const sealWish = (wishPk: Uint8Array, dossier: DossierId, text: string): Bytes | undefined =>
  sealTo(wishPk, "wish", pad(utf8(text)), idToBytes(dossier));

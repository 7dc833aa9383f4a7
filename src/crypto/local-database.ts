import { type Bytes, concat, toHex, utf8 } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { CARRIED_ALONG_LENGTH, compartmentAlong } from "./compartment.ts";
import { kdf } from "./derive.ts";
import { NONCE_LENGTH, randomBytes, secretboxOpen, secretboxSeal } from "./nacl.ts";
import { Secret } from "./secret.ts";
import { type UnlockRecord, type Unlocked, createUnlockRecord } from "./unlock.ts";

/**
 * Everything at rest on this device is sealed by this, under a key per name, so that a stored value put in another's
 * place does not open. Names are turned into meaningless ones before they reach the disk.
 */
export class LocalDatabase {
  readonly #master: Bytes;
  readonly #keys = new Map<string, Bytes>();
  #areaKey: Secret | undefined;
  #wiped = false;

  private constructor(master: Bytes) {
    this.#master = master;
  }

  /** A new one; nothing opens it again unless `lockedBy` has wrapped its key. */
  static create(): LocalDatabase {
    return new LocalDatabase(randomBytes(32));
  }

  static opened(by: Unlocked): LocalDatabase {
    const opened = new LocalDatabase(by.masterKey.use((key) => new Uint8Array(key)));
    opened.knowArea(by.areaKey);
    return opened;
  }

  /** Keeps a copy of the key of the area that opened beside it. */
  knowArea(areaKey: Secret): void {
    this.#areaKey = new Secret(areaKey.use((key) => new Uint8Array(key)));
  }

  /** What of the unlock record goes along in a backup, of one length always; random as long as the area was never opened. */
  along(record: UnlockRecord | undefined): Bytes {
    this.#mustBeOpen();
    const taken = record && this.#areaKey && compartmentAlong(record, this.#areaKey);
    return taken ?? randomBytes(CARRIED_ALONG_LENGTH);
  }

  /** The unlock record that opens this database by a passphrase: its Argon2id hash and the device's mix, 32 bytes each. */
  lockedBy(salt: Bytes, hash: Bytes, deviceMix: Bytes): UnlockRecord {
    this.#mustBeOpen();
    return createUnlockRecord(salt, hash, deviceMix, new Secret(new Uint8Array(this.#master)));
  }

  get wiped(): boolean {
    return this.#wiped;
  }

  /** `nonce24 ‖ secretbox` */
  seal(name: string, plain: Uint8Array): Bytes {
    const nonce = randomBytes(NONCE_LENGTH);
    return concat(nonce, secretboxSeal(this.#keyOf(name), nonce, plain));
  }

  /** Undefined when damaged, or sealed under another name or key. */
  open(name: string, sealed: Uint8Array): Bytes | undefined {
    if (sealed.length < NONCE_LENGTH) return undefined;
    return secretboxOpen(this.#keyOf(name), sealed.subarray(0, NONCE_LENGTH), sealed.subarray(NONCE_LENGTH));
  }

  /** The name under which a value is kept: 32 hexadecimal characters that only this key can make. */
  diskName(name: string): string {
    this.#mustBeOpen();
    return toHex(kdf("local-name", this.#master, 16, utf8(name)));
  }

  /**
   * Locks: the keys are overwritten, as far as a garbage-collected language lets one. Whoever is in the middle of
   * something and seals, opens or names after that gets a throw: under keys of zeros anybody could open it.
   */
  wipe(): void {
    this.#wiped = true;
    this.#master.fill(0);
    this.#areaKey?.wipe();
    for (const key of this.#keys.values()) key.fill(0);
    this.#keys.clear();
  }

  #mustBeOpen(): void {
    invariant(!this.#wiped, "nothing is sealed or opened on a device that was locked");
  }

  #keyOf(name: string): Bytes {
    this.#mustBeOpen();
    const known = this.#keys.get(name);
    if (known) return known;
    const key = kdf("local-db", this.#master, 32, utf8(name));
    if (this.#keys.size < KEPT_KEYS) this.#keys.set(name, key);
    return key;
  }
}

const KEPT_KEYS = 4096;

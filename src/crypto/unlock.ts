import { type Bytes, bytes, concat } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import { kdf } from "./derive.ts";
import { KEY_LENGTH, NONCE_LENGTH, randomBytes, secretboxOpen, secretboxSeal, TAG_LENGTH } from "./nacl.ts";
import { Secret } from "./secret.ts";

/**
 * What a device keeps so that a PIN or sentence opens it. Every record has every slot and the same large
 * area: an unused slot is random bytes, and so is what the area's outer layer hides, so that whoever reads
 * the disk cannot tell which slots are used nor whether there is a compartment.
 *
 * One run of Argon2id makes the hash that is tried on the passphrase and the compartment; they share the
 * salt, which therefore stays when a passphrase changes.
 */
export type UnlockRecord = { readonly salt: Bytes; readonly slots: readonly Bytes[]; readonly area: Bytes };

export const SLOTS = ["passphrase", "passkey", "compartment", "carried"] as const;
export type Slot = (typeof SLOTS)[number];

/** masterKey: what the slot was filled with. areaKey: of the area's outer layer, the same in each slot. */
export type Unlocked = { readonly slot: Slot; readonly masterKey: Secret; readonly areaKey: Secret };

const VERSION = 1;
const SALT_LENGTH = 16;
const SLOT_LENGTH = NONCE_LENGTH + TAG_LENGTH + 2 * KEY_LENGTH;
const AREA_LENGTH = 64 * 1024;
/** Two keys, as in any slot. */
export const CARRIED_LENGTH = 2 * KEY_LENGTH;
export const AREA_PLAIN_LENGTH = AREA_LENGTH - NONCE_LENGTH - TAG_LENGTH;

export const UNLOCK_RECORD_LENGTH = 1 + SALT_LENGTH + SLOTS.length * SLOT_LENGTH + AREA_LENGTH;

/** For a new record: drawn before the passphrase can be hashed. */
export const unlockSalt = (): Bytes => randomBytes(SALT_LENGTH);

/** `hash`: 32 bytes of Argon2id over the passphrase with `salt`; `deviceMix`: 32 bytes for the same salt. */
export function createUnlockRecord(salt: Bytes, hash: Bytes, deviceMix: Bytes, masterKey: Secret): UnlockRecord {
  const areaKey = new Secret(randomBytes(KEY_LENGTH));
  const unused: UnlockRecord = {
    salt,
    slots: SLOTS.map(() => randomBytes(SLOT_LENGTH)),
    area: sealArea(areaKey, randomBytes(AREA_PLAIN_LENGTH)),
  };
  const opening = fillSlot(unused, { areaKey }, "passphrase", hash, deviceMix, masterKey);
  const record = withCarried(opening, areaKey, randomBytes(CARRIED_LENGTH));
  areaKey.wipe();
  return record;
}

/** By what a passkey answered for this record's salt, 32 bytes. Undefined for another passkey, and where none was ever added. */
export const openByPasskey = (record: UnlockRecord, answer: Bytes, deviceMix: Bytes): Unlocked | undefined =>
  openSlot(record, "passkey", answer, deviceMix);

/** Undefined when the hash opens neither the passphrase's slot nor the compartment's; it tries both always. */
export function openUnlockRecord(record: UnlockRecord, hash: Bytes, deviceMix: Bytes): Unlocked | undefined {
  const passphrase = openSlot(record, "passphrase", hash, deviceMix);
  const compartment = openSlot(record, "compartment", hash, deviceMix);
  return passphrase ?? compartment;
}

/** The record with a slot that opens by another hash; what was in it before is gone. */
export function fillSlot(
  record: UnlockRecord,
  by: Pick<Unlocked, "areaKey">,
  slot: Slot,
  hash: Bytes,
  deviceMix: Bytes,
  masterKey: Secret,
): UnlockRecord {
  const nonce = randomBytes(NONCE_LENGTH);
  const key = slotKey(record.salt, slot, hash, deviceMix);
  const plain = masterKey.use((master) => by.areaKey.use((area) => concat(master, area)));
  invariant(plain.length === 2 * KEY_LENGTH, "a slot holds a master key and an area key of 32 bytes each");
  const sealed = concat(nonce, secretboxSeal(key, nonce, plain));
  plain.fill(0);
  return { ...record, slots: record.slots.map((old, i) => (SLOTS[i] === slot ? sealed : old)) };
}

/** The record with a slot that nothing opens, as one that was never used. */
export const emptySlot = (record: UnlockRecord, slot: Slot): UnlockRecord => ({
  ...record,
  slots: record.slots.map((old, i) => (SLOTS[i] === slot ? randomBytes(SLOT_LENGTH) : old)),
});

/** The slot that was opened now opens by the new hash only. A copy of the record made before still opens by the old. */
export const changePassphrase = (
  record: UnlockRecord,
  unlocked: Unlocked,
  hash: Bytes,
  deviceMix: Bytes,
): UnlockRecord => fillSlot(record, unlocked, unlocked.slot, hash, deviceMix, unlocked.masterKey);

/**
 * The record with the area's outer layer encrypted anew: done and stored at every unlock, whichever slot
 * opened, so that a change of the area tells nothing of its use. Undefined when the area is damaged.
 */
export function touch(record: UnlockRecord, unlocked: Pick<Unlocked, "areaKey">): UnlockRecord | undefined {
  const { areaKey } = unlocked;
  const inner = openArea(record, areaKey);
  // A record from before there was anything to carry has random bytes there: from now on they are sealed ones.
  const carried = openCarried(record, areaKey) ?? randomBytes(CARRIED_LENGTH);
  return inner && withArea(withCarried(record, areaKey, carried), areaKey, inner);
}

/** What the last slot carries for another device: 64 bytes under the area's key. Undefined in a record that has none yet. */
export function openCarried({ slots }: UnlockRecord, areaKey: Secret): Bytes | undefined {
  const sealed = slots[SLOTS.indexOf("carried")] ?? bytes(0);
  const nonce = sealed.subarray(0, NONCE_LENGTH);
  return areaKey.use((key) => secretboxOpen(carriedKey(key), nonce, sealed.subarray(NONCE_LENGTH)));
}

export function withCarried(record: UnlockRecord, areaKey: Secret, carried: Bytes): UnlockRecord {
  invariant(carried.length === CARRIED_LENGTH, "what is carried has one length");
  const nonce = randomBytes(NONCE_LENGTH);
  const sealed = areaKey.use((key) => concat(nonce, secretboxSeal(carriedKey(key), nonce, carried)));
  return { ...record, slots: record.slots.map((old, i) => (SLOTS[i] === "carried" ? sealed : old)) };
}

const carriedKey = (areaKey: Bytes): Bytes => kdf("unlock-carried", areaKey, KEY_LENGTH);

/** version1 ‖ salt16 ‖ slot104 × 4 ‖ area65536 */
export function encodeUnlockRecord(record: UnlockRecord): Bytes {
  invariant(record.slots.length === SLOTS.length, "an unlock record has all its slots");
  const out = new Writer().u8(VERSION).raw(record.salt, SALT_LENGTH);
  for (const slot of record.slots) out.raw(slot, SLOT_LENGTH);
  return out.raw(record.area, AREA_LENGTH).finish();
}

/** Undefined for another length or version. */
export function decodeUnlockRecord(data: Uint8Array): UnlockRecord | undefined {
  const reader = new Reader(data);
  const version = reader.u8();
  const salt = reader.raw(SALT_LENGTH);
  const slots = SLOTS.map(() => reader.raw(SLOT_LENGTH));
  const area = reader.raw(AREA_LENGTH);
  return reader.finish() && version === VERSION ? { salt, slots, area } : undefined;
}

function openSlot(record: UnlockRecord, slot: Slot, hash: Bytes, deviceMix: Bytes): Unlocked | undefined {
  const sealed = record.slots[SLOTS.indexOf(slot)] ?? bytes(0);
  invariant(sealed.length === SLOT_LENGTH, "an unlock record has all its slots");
  const key = slotKey(record.salt, slot, hash, deviceMix);
  const plain = secretboxOpen(key, sealed.subarray(0, NONCE_LENGTH), sealed.subarray(NONCE_LENGTH));
  if (!plain) return undefined;
  const masterKey = new Secret(plain.slice(0, KEY_LENGTH));
  const areaKey = new Secret(plain.slice(KEY_LENGTH));
  plain.fill(0);
  return { slot, masterKey, areaKey };
}

/** KDF("unlock-slot", hash32 ‖ deviceMix32, 32, version1 ‖ slot1 ‖ salt16) */
function slotKey(salt: Bytes, slot: Slot, hash: Bytes, deviceMix: Bytes): Bytes {
  invariant(hash.length === KEY_LENGTH && deviceMix.length === KEY_LENGTH, "hash and device mix are 32 bytes each");
  const info = new Writer().u8(VERSION).u8(SLOTS.indexOf(slot)).raw(salt, SALT_LENGTH).finish();
  return kdf("unlock-slot", concat(hash, deviceMix), KEY_LENGTH, info);
}

/** What the outer layer hides. Undefined when it is damaged. */
export function openArea({ area }: UnlockRecord, key: Secret): Bytes | undefined {
  const nonce = area.subarray(0, NONCE_LENGTH);
  return key.use((areaKey) => secretboxOpen(areaKey, nonce, area.subarray(NONCE_LENGTH)));
}

export const withArea = (record: UnlockRecord, areaKey: Secret, inner: Bytes): UnlockRecord => ({
  ...record,
  area: sealArea(areaKey, inner),
});

function sealArea(key: Secret, inner: Bytes): Bytes {
  const nonce = randomBytes(NONCE_LENGTH);
  return key.use((areaKey) => concat(nonce, secretboxSeal(areaKey, nonce, inner)));
}

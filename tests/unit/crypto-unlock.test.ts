import { describe, expect, it } from "vitest";
import { type Bytes, concat, equal, toHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { createDeviceKey, deviceMix, NO_DEVICE_MIX } from "#src/crypto/device-key.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { Secret } from "#src/crypto/secret.ts";
import {
  changePassphrase,
  createUnlockRecord,
  decodeUnlockRecord,
  encodeUnlockRecord,
  fillSlot,
  openUnlockRecord,
  SLOTS,
  touch,
  type Unlocked,
  UNLOCK_RECORD_LENGTH,
  type UnlockRecord,
  unlockSalt,
} from "#src/crypto/unlock.ts";

const mix = randomBytes(32);
const pin = randomBytes(32);
const otherPin = randomBytes(32);
const master = randomBytes(32);

const create = (): UnlockRecord => createUnlockRecord(unlockSalt(), pin, mix, new Secret(master.slice()));

function opened(record: UnlockRecord, hash: Bytes): Unlocked {
  const unlocked = openUnlockRecord(record, hash, mix);
  invariant(unlocked, "the record opens");
  return unlocked;
}
const keyOf = (unlocked: Unlocked | undefined): string | undefined => unlocked?.masterKey.use(toHex);
const areaOf = (record: UnlockRecord, by: Unlocked): UnlockRecord => {
  const touched = touch(record, by);
  invariant(touched, "the area is sound");
  return touched;
};

describe("an unlock record", () => {
  it("opens by its passphrase on its device, and by nothing else", () => {
    const record = create();
    const unlocked = openUnlockRecord(record, pin, mix);
    expect(unlocked?.slot).toBe("passphrase");
    expect(keyOf(unlocked)).toBe(toHex(master));
    expect(openUnlockRecord(record, otherPin, mix)).toBeUndefined();
    expect(openUnlockRecord(record, pin, randomBytes(32))).toBeUndefined();
    expect(openUnlockRecord(record, pin, NO_DEVICE_MIX)).toBeUndefined();
    expect(openUnlockRecord({ ...record, salt: unlockSalt() }, pin, mix)).toBeUndefined();
  });

  it("does not open from a slot moved to another place", () => {
    const record = create();
    const [first, second, third, last] = record.slots;
    invariant(first && second && third && last, "four slots");
    expect(openUnlockRecord({ ...record, slots: [third, second, first, last] }, pin, mix)).toBeUndefined();
  });

  it("changes its passphrase: the old one no longer opens it", () => {
    const record = create();
    const changed = changePassphrase(record, opened(record, pin), otherPin, mix);
    expect(openUnlockRecord(changed, pin, mix)).toBeUndefined();
    expect(keyOf(openUnlockRecord(changed, otherPin, mix))).toBe(toHex(master));
  });

  it("takes a compartment that opens by its own passphrase and survives a change of the other", () => {
    const record = create();
    const compartmentPin = randomBytes(32);
    const key = randomBytes(32);
    const by = opened(record, pin);
    const both = fillSlot(record, by, "compartment", compartmentPin, mix, new Secret(key.slice()));
    const changed = changePassphrase(both, opened(both, pin), otherPin, mix);
    const compartment = openUnlockRecord(changed, compartmentPin, mix);
    expect(compartment?.slot).toBe("compartment");
    expect(keyOf(compartment)).toBe(toHex(key));
    expect(keyOf(openUnlockRecord(changed, otherPin, mix))).toBe(toHex(master));
  });
});

describe("what the disk shows", () => {
  it("is of one length, with and without a compartment", () => {
    const record = create();
    const filled = SLOTS.reduce<UnlockRecord>(
      (so, slot) => fillSlot(so, opened(record, pin), slot, pin, mix, new Secret(randomBytes(32))),
      record,
    );
    expect(encodeUnlockRecord(record)).toHaveLength(UNLOCK_RECORD_LENGTH);
    expect(encodeUnlockRecord(filled)).toHaveLength(UNLOCK_RECORD_LENGTH);
    expect(record.slots.map((slot) => slot.length)).toEqual(filled.slots.map((slot) => slot.length));
  });

  it("has a fresh area after every unlock, whichever slot opened, over the same hidden bytes", () => {
    const record = create();
    const compartmentPin = randomBytes(32);
    const by = opened(record, pin);
    const both = fillSlot(record, by, "compartment", compartmentPin, mix, new Secret(randomBytes(32)));
    const once = areaOf(both, opened(both, pin));
    const twice = areaOf(once, opened(once, compartmentPin));
    for (const [before, after] of [
      [both, once],
      [once, twice],
    ] as const) {
      const same = after.area.filter((byte, i) => byte === before.area[i]).length;
      // Unrelated bytes agree in one of 256: 256 of 65536 expected, deviation 16.
      expect(same).toBeLessThan(256 + 16 * 16);
      // What the last one carries is sealed anew likewise.
      expect(after.slots.slice(0, -1)).toEqual(before.slots.slice(0, -1));
    }
    expect(touch(twice, opened(twice, pin))).toBeDefined();
  });

  it("tells a damaged area instead of hiding it", () => {
    const record = create();
    const area = record.area.map((byte, i) => (i === 5000 ? byte ^ 1 : byte));
    expect(touch({ ...record, area }, opened(record, pin))).toBeUndefined();
    expect(keyOf(openUnlockRecord({ ...record, area }, pin, mix))).toBe(toHex(master));
  });

  it("reads back as written, and nothing of another length or version does", () => {
    const record = create();
    const encoded = encodeUnlockRecord(record);
    expect(decodeUnlockRecord(encoded)).toEqual(record);
    expect(decodeUnlockRecord(encoded.subarray(1))).toBeUndefined();
    expect(decodeUnlockRecord(concat(encoded, new Uint8Array(1)))).toBeUndefined();
    expect(decodeUnlockRecord(concat(new Uint8Array([2]), encoded.subarray(1)))).toBeUndefined();
  });
});

describe("a device key", () => {
  it("mixes the same for one salt, otherwise for another salt or device, and cannot be taken out", async () => {
    const [key, elsewhere] = await Promise.all([createDeviceKey(), createDeviceKey()]);
    const [salt, otherSalt] = [unlockSalt(), unlockSalt()];
    const first = await deviceMix(key, salt);
    expect(first).toHaveLength(32);
    expect(await deviceMix(key, salt)).toEqual(first);
    expect(equal(await deviceMix(key, otherSalt), first)).toBe(false);
    expect(equal(await deviceMix(elsewhere, salt), first)).toBe(false);
    await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
  });
});

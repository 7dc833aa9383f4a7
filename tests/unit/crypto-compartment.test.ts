import { expect, it } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import {
  carryCompartment,
  COMPARTMENT_LENGTH,
  compartmentAlong,
  fillCompartment,
  openAlong,
  readCompartment,
} from "#src/crypto/compartment.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { Secret } from "#src/crypto/secret.ts";
import {
  changePassphrase,
  createUnlockRecord,
  emptySlot,
  fillSlot,
  openByPasskey,
  openUnlockRecord,
  touch,
  type Unlocked,
  type UnlockRecord,
  unlockSalt,
} from "#src/crypto/unlock.ts";

const [pin, other, passkey, mix] = [randomBytes(32), randomBytes(32), randomBytes(32), randomBytes(32)];

function opened(record: UnlockRecord, hash = pin): Unlocked {
  const unlocked = openUnlockRecord(record, hash, mix);
  invariant(unlocked, "the record opens");
  return unlocked;
}

/** A record with a compartment that `other` opens, with this in it. */
function withCompartment(content: string) {
  const fresh = createUnlockRecord(unlockSalt(), pin, mix, new Secret(randomBytes(32)));
  const record = fillSlot(fresh, opened(fresh), "compartment", other, mix, new Secret(randomBytes(32)));
  return fillCompartment(record, opened(record, other), utf8(content));
}
const read = (record: UnlockRecord): Uint8Array | undefined => readCompartment(record, opened(record, other));

it("keeps what was put into it through unlocks, and through another pincode", () => {
  const record = withCompartment("Waar ik heen kan");
  const touched = touch(record, opened(record));
  invariant(touched, "the area is sound");
  expect(read(touched)).toEqual(utf8("Waar ik heen kan"));
  const changed = changePassphrase(touched, opened(touched), randomBytes(32), mix);
  expect(read(changed)).toEqual(utf8("Waar ik heen kan"));
});

it("holds as much as there is room for, and is as large with nothing in it", () => {
  const [full, empty] = [withCompartment("x".repeat(COMPARTMENT_LENGTH)), withCompartment("")];
  expect(read(full)).toHaveLength(COMPARTMENT_LENGTH);
  expect(read(empty)).toHaveLength(0);
  expect(full.area).toHaveLength(empty.area.length);
  const record = withCompartment("");
  const tooMuch = utf8("x".repeat(COMPARTMENT_LENGTH + 1));
  expect(() => fillCompartment(record, opened(record, other), tooMuch)).toThrow();
});

it("opens by nothing but its own pincode", () => {
  const record = withCompartment("Waar ik heen kan");
  expect(readCompartment(record, opened(record))).toBeUndefined();
  const fresh = createUnlockRecord(unlockSalt(), pin, mix, new Secret(randomBytes(32)));
  expect(readCompartment(fresh, opened(fresh))).toBeUndefined();
});

it("is gone when another one is made in its place", () => {
  const record = withCompartment("Waar ik heen kan");
  const again = fillSlot(record, opened(record), "compartment", other, mix, new Secret(randomBytes(32)));
  expect(readCompartment(again, opened(again, other))).toBeUndefined();
});

it("opens by a passkey until that is taken out, and the passkey never opens the compartment", () => {
  const record = withCompartment("Waar ik heen kan");
  const own = opened(record);
  expect(openByPasskey(record, passkey, mix)).toBeUndefined();
  const added = fillSlot(record, own, "passkey", passkey, mix, own.masterKey);
  const by = openByPasskey(added, passkey, mix);
  expect(by?.slot).toBe("passkey");
  expect(by && readCompartment(added, by)).toBeUndefined();
  expect(read(added)).toEqual(utf8("Waar ik heen kan"));
  expect(openByPasskey(emptySlot(added, "passkey"), passkey, mix)).toBeUndefined();
});

it("goes along to another device, where its pincode opens it and no other; where there is none, nothing does", () => {
  const record = withCompartment("Waar ik heen kan");
  const carrying = carryCompartment(record, opened(record, other), other);
  const along = compartmentAlong(carrying, opened(carrying).areaKey);
  const fresh = createUnlockRecord(unlockSalt(), pin, mix, new Secret(randomBytes(32)));
  const without = compartmentAlong(fresh, opened(fresh).areaKey);
  invariant(along && without, "the area is sound");
  expect(along).toHaveLength(without.length);
  expect(openAlong(along, other)).toEqual(utf8("Waar ik heen kan"));
  expect(openAlong(along, pin)).toBeUndefined();
  expect(openAlong(without, other)).toBeUndefined();
  expect(openAlong(along.subarray(1), other)).toBeUndefined();
  const touched = touch(carrying, opened(carrying));
  invariant(touched, "the area is sound");
  expect(openAlong(compartmentAlong(touched, opened(touched).areaKey) ?? along.subarray(1), other)).toBeDefined();
  expect(touched.slots.at(-1)).not.toEqual(carrying.slots.at(-1));
});

it("a record from before anything was carried carries from its next opening on", () => {
  const record = createUnlockRecord(unlockSalt(), pin, mix, new Secret(randomBytes(32)));
  const old = { ...record, slots: record.slots.map((slot, i) => (i === 3 ? randomBytes(slot.length) : slot)) };
  expect(compartmentAlong(old, opened(old).areaKey)).toBeUndefined();
  const touched = touch(old, opened(old));
  expect(touched && compartmentAlong(touched, opened(touched).areaKey)).toBeDefined();
});

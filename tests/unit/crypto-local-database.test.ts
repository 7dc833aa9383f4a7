import { describe, expect, it } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { openUnlockRecord, unlockSalt } from "#src/crypto/unlock.ts";

const plain = utf8('{"v":1}');

describe("what lies on this device", () => {
  it("opens under its own name, and in no other's place", () => {
    const database = LocalDatabase.create();
    const sealed = database.seal("page/1", plain);
    expect(database.open("page/1", sealed)).toEqual(plain);
    expect(database.open("page/2", sealed)).toBeUndefined();
    expect(LocalDatabase.create().open("page/1", sealed)).toBeUndefined();
  });

  it("does not open when any byte was changed or cut off", () => {
    const database = LocalDatabase.create();
    const sealed = database.seal("page/1", plain);
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.map((byte, i) => (i === at ? byte ^ 1 : byte));
      expect(database.open("page/1", changed)).toBeUndefined();
      expect(database.open("page/1", sealed.slice(0, at))).toBeUndefined();
    }
  });

  it("is named so that nobody without the key can tell what it is, nor that two devices have the same", () => {
    const [one, other] = [LocalDatabase.create(), LocalDatabase.create()];
    expect(one.diskName("profile")).toMatch(/^[0-9a-f]{32}$/);
    expect(one.diskName("profile")).toBe(one.diskName("profile"));
    expect(one.diskName("profile")).not.toBe(one.diskName("queue"));
    expect(one.diskName("profile")).not.toBe(other.diskName("profile"));
  });

  it("opens again by the unlock record, and by nothing after a wipe", () => {
    const database = LocalDatabase.create();
    const [salt, hash, mix] = [unlockSalt(), randomBytes(32), randomBytes(32)];
    const record = database.lockedBy(salt, hash, mix);
    const sealed = database.seal("profile", plain);
    database.wipe();
    for (const use of [
      () => database.open("profile", sealed),
      () => database.seal("profile", plain),
      () => database.diskName("profile"),
      () => database.lockedBy(salt, hash, mix),
    ])
      expect(use).toThrow("locked");
    const unlocked = openUnlockRecord(record, hash, mix);
    expect(unlocked && LocalDatabase.opened(unlocked).open("profile", sealed)).toEqual(plain);
  });
});

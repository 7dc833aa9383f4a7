import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { describe, expect, it } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import { UNLOCK, isHere } from "#src/operations/is-here.ts";
import { openDisk } from "#src/storage/dexie-disk.ts";
import { createPeek } from "#src/storage/peek.ts";

describe("a look at the device before the database library is here", () => {
  it("sees what a disk keeps, and an open disk does not stand in its way", async () => {
    const indexedDB = new IDBFactory();
    const disk = await openDisk("test", { indexedDB, IDBKeyRange });
    if (!disk.ok) throw new Error(disk.error.type);
    const peek = createPeek(indexedDB, "test");
    expect(await isHere({ disk: peek })).toBe(false);
    await disk.value.commit([{ put: UNLOCK, value: utf8("record") }]);
    expect(await isHere({ disk: peek })).toBe(true);
    expect(await peek.get([UNLOCK, "other"])).toEqual([utf8("record"), undefined]);
  });

  it("makes nothing where there is nothing, and leaves the way free for the disk", async () => {
    const indexedDB = new IDBFactory();
    const peek = createPeek(indexedDB, "test");
    expect(await isHere({ disk: peek })).toBe(false);
    expect(await indexedDB.databases()).toEqual([]);
    expect((await openDisk("test", { indexedDB, IDBKeyRange })).ok).toBe(true);
  });

  it("sees nothing where a browser keeps nothing, or refuses", async () => {
    const refusing = {
      open: () => {
        throw new DOMException("no", "SecurityError");
      },
    } as unknown as IDBFactory;
    expect(await isHere({ disk: createPeek(undefined) })).toBe(false);
    expect(await isHere({ disk: createPeek(refusing) })).toBe(false);
  });
});

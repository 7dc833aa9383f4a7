import { IDBFactory, IDBKeyRange, IDBObjectStore, IDBTransaction } from "fake-indexeddb";
import { afterEach, describe, expect, it, vi } from "vitest";
import { utf8 } from "#src/base/bytes.ts";
import type { Disk } from "#src/operations/ports.ts";
import type { Surroundings } from "#src/storage/database.ts";
import { keepCryptoKey } from "#src/storage/device-key.ts";
import { openDisk } from "#src/storage/dexie-disk.ts";
import { MIGRATIONS } from "#src/storage/migrations.ts";
import { diskContract } from "#tests/support/disk-contract.ts";

const browser = (): Surroundings => ({ indexedDB: new IDBFactory(), IDBKeyRange });

async function opened(surroundings: Surroundings): Promise<Disk> {
  const disk = await openDisk("test", surroundings);
  if (!disk.ok) throw new Error(disk.error.type);
  return disk.value;
}

diskContract("IndexedDB", () => {
  const surroundings = browser();
  return { open: () => opened(surroundings) };
});

afterEach(() => vi.restoreAllMocks());

/** A method as it was before it is replaced; to be called with its `this`. */
const methodOf = <T, K extends keyof T>(prototype: T, name: K): T[K] => prototype[name];

/** The browser's word is lost once: while a transaction writes, or after it was committed. As iOS does it in the background. */
const loseConnection = {
  beforeCommit: (): void => {
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(() => {
      throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
    });
  },
  afterCommit: (): void => {
    const dispatch = methodOf(IDBTransaction.prototype, "dispatchEvent");
    let lost = false;
    vi.spyOn(IDBTransaction.prototype, "dispatchEvent").mockImplementation(function (this: IDBTransaction, event) {
      if (event.type !== "complete" || this.mode !== "readwrite" || lost) return dispatch.call(this, event);
      lost = true;
      const Kind = event.constructor as new (type: string) => Event;
      return dispatch.call(this, new Kind("abort"));
    });
  },
};

describe("a disk in a browser that fails", () => {
  it("tries once more on a new connection when the old one broke before the commit", async () => {
    const disk = await opened(browser());
    loseConnection.beforeCommit();
    const done = await disk.commit([{ put: "a", value: utf8("1") }, { enqueue: utf8("waits") }]);
    expect(done.ok && done.value).toHaveLength(1);
    expect(await disk.get(["a"])).toEqual([utf8("1")]);
    expect(await disk.queue()).toHaveLength(1);
  });

  it("does not enqueue twice when the commit was made and only its answer was lost", async () => {
    const disk = await opened(browser());
    loseConnection.afterCommit();
    const done = await disk.commit([{ enqueue: utf8("once") }]);
    const queue = await disk.queue();
    expect(queue).toHaveLength(1);
    expect(done).toEqual({ ok: true, value: [queue[0]?.key] });
  });

  it("says that it is full, and keeps nothing of that commit", async () => {
    const disk = await opened(browser());
    const put = methodOf(IDBObjectStore.prototype, "put");
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, value, key) {
      if (key === "b") throw new DOMException("full", "QuotaExceededError");
      return put.call(this, value, key);
    });
    const done = await disk.commit([
      { put: "a", value: utf8("1") },
      { put: "b", value: utf8("2") },
    ]);
    expect(done).toEqual({ ok: false, error: { type: "storage-full" } });
    expect(await disk.get(["a", "b"])).toEqual([undefined, undefined]);
  });

  it("never writes into a database that the browser made anew after throwing the old one away", async () => {
    const surroundings = browser();
    const disk = await opened(surroundings);
    await disk.commit([{ put: "a", value: utf8("1") }]);
    const empty = browser();
    await opened(empty);
    // The connection breaks, and what opens under the same name is another database.
    vi.spyOn(surroundings.indexedDB, "open").mockImplementation((name, version) => empty.indexedDB.open(name, version));
    loseConnection.beforeCommit();
    expect(await disk.commit([{ put: "a", value: utf8("2") }])).toEqual({ ok: false, error: { type: "storage-gone" } });
    expect(await (await opened(empty)).get(["a"])).toEqual([undefined]);
  });

  it("is gone in this tab when another tab destroys it, and leaves no empty one behind", async () => {
    const surroundings = browser();
    const [here, there] = [await opened(surroundings), await opened(surroundings)];
    await there.destroy();
    expect(await here.commit([{ put: "a", value: utf8("remnant") }])).toEqual({
      ok: false,
      error: { type: "storage-gone" },
    });
    expect(await surroundings.indexedDB.databases()).toEqual([]);
  });

  it("says so where the browser keeps nothing", async () => {
    const surroundings = browser();
    vi.spyOn(surroundings.indexedDB, "open").mockImplementation(() => {
      throw new DOMException("not in this window", "SecurityError");
    });
    expect(await openDisk("test", surroundings)).toEqual({ ok: false, error: { type: "storage-gone" } });
  });
});

describe("the tables", () => {
  it("begin as the first version that browsers have", () => {
    expect(MIGRATIONS[0]).toEqual({ version: 1, stores: { about: "", items: "", keys: "", queue: "++" } });
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });
});

describe("a key that scripts cannot read", () => {
  const make = () => crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const macOf = async (key: CryptoKey | undefined) =>
    key && new Uint8Array(await crypto.subtle.sign("HMAC", key, utf8("salt")));

  it("is the same one each time, also for two tabs at once", async () => {
    const at = { database: "test", surroundings: browser() };
    const [one, two] = await Promise.all([keepCryptoKey("device", make, at), keepCryptoKey("device", make, at)]);
    const later = await keepCryptoKey("device", make, at);
    expect(one?.extractable).toBe(false);
    const mac = await macOf(one);
    expect(mac).toHaveLength(32);
    expect(await macOf(two)).toEqual(mac);
    expect(await macOf(later)).toEqual(mac);
  });

  it("goes with the disk", async () => {
    const surroundings = browser();
    const at = { database: "test", surroundings };
    const before = await macOf(await keepCryptoKey("device", make, at));
    await (await opened(surroundings)).destroy();
    expect(await macOf(await keepCryptoKey("device", make, at))).not.toEqual(before);
  });

  it("is none where the browser cannot keep it", async () => {
    const surroundings = browser();
    vi.spyOn(IDBObjectStore.prototype, "add").mockImplementation(() => {
      throw new DOMException("no keys here", "DataCloneError");
    });
    expect(await keepCryptoKey("device", make, { database: "test", surroundings })).toBeUndefined();
  });
});

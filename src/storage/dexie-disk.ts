import { type Bytes, equal } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { Disk, DiskChange, StorageFault } from "#src/operations/ports.ts";
import { type Database, type QueuedRow, type Surroundings, defineDatabase, newTag } from "./database.ts";
import { DATABASE_NAME } from "./database-name.ts";

const MADE_ANEW = "this database was made anew";

/**
 * The browser's IndexedDB as a Disk. Fails as `storage-gone` where the browser keeps nothing. Once another tab has
 * deleted or upgraded the database, or the browser has thrown it away, every commit answers `storage-gone`: what this
 * tab holds no longer belongs to what lies there, and only loading the app again helps. After `destroy` likewise.
 */
export async function openDisk(
  name: string = DATABASE_NAME,
  surroundings?: Surroundings,
): Promise<Result<Disk, StorageFault>> {
  const database = defineDatabase(name, surroundings);
  /** Not ours any more: never opened again, least of all as a new and empty one. */
  let lost = false;
  database.on("versionchange", () => {
    lost = true;
    database.close();
    return false;
  });
  const opened = await open(database);
  if (!opened.ok) return opened;
  const id = opened.value;

  /** iOS drops connections of a page that was in the background; one new connection is tried. */
  async function twice<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      if (lost || isFull(thrown)) throw thrown;
      database.close({ disableAutoOpen: false });
      await database.open();
      return work();
    }
  }

  return ok({
    get: (names) => twice(() => database.items.bulkGet([...names])),
    queue: () => twice(() => readQueue(database)),
    commit: async (changes) => {
      const tag = newTag();
      return settled(twice(() => write(database, id, changes, tag)));
    },
    swap: (name, from, to) => settled(twice(() => swap(database, id, name, from, to))),
    everything: () => twice(() => readEverything(database)),
    destroy: async () => {
      lost = true;
      await database.delete();
    },
  });
}

async function settled<T>(work: Promise<T>): Promise<Result<T, StorageFault>> {
  try {
    return ok(await work);
  } catch (thrown) {
    return err({ type: isFull(thrown) ? "storage-full" : "storage-gone" });
  }
}

async function open(database: Database): Promise<Result<string, StorageFault>> {
  try {
    await database.open();
    const id = await database.about.get("id");
    return id === undefined ? err({ type: "storage-gone" }) : ok(id);
  } catch (thrown) {
    return err({ type: isFull(thrown) ? "storage-full" : "storage-gone" });
  }
}

/** Run again after a connection broke, it may find that the first run was through: then it was not still `from`. */
const swap = (database: Database, id: string, name: string, from: Bytes, to: Bytes): PromiseLike<boolean> =>
  database.transaction("rw", database.about, database.items, async () => {
    if ((await database.about.get("id")) !== id) throw new Error(MADE_ANEW);
    const now = await database.items.get(name);
    const same = now !== undefined && equal(now, from);
    if (same) await database.items.put(ownMemory(to), name);
    return same;
  });

const readQueue = (database: Database) =>
  database.transaction("r", database.queue, async () => {
    const keys = await database.queue.toCollection().primaryKeys();
    const rows = await database.queue.toArray();
    return rows.flatMap(({ value }, i) => {
      const key = keys[i];
      return key === undefined ? [] : [{ key, value }];
    });
  });

/** As of one moment. */
const readEverything = (database: Database) =>
  database.transaction("r", database.items, database.queue, async () => {
    const names = await database.items.toCollection().primaryKeys();
    const values = await database.items.toArray();
    const queue = await database.queue.toArray();
    return {
      items: values.flatMap((value, i) => {
        const name = names[i];
        return name === undefined ? [] : [{ name, value }];
      }),
      queue: queue.map(({ value }) => value),
    };
  });

/**
 * All of it in one transaction; answers the keys of what was enqueued. Run again after a connection broke while the
 * first run may have been committed, it finds its own rows by their tag and changes nothing. Without rows running
 * again does no harm: puts and removes say the same twice.
 */
function write(
  database: Database,
  id: string,
  changes: readonly DiskChange[],
  tag: string,
): PromiseLike<readonly number[]> {
  const items = new Map<string, Bytes | undefined>();
  const rows: QueuedRow[] = [];
  const done: number[] = [];
  for (const change of changes) {
    if ("put" in change) items.set(change.put, ownMemory(change.value));
    else if ("remove" in change) items.set(change.remove, undefined);
    else if ("enqueue" in change) rows.push({ tag, value: ownMemory(change.enqueue) });
    else done.push(change.dequeue);
  }
  const puts = [...items].flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
  const removes = [...items].flatMap(([name, value]) => (value === undefined ? [name] : []));

  return database.transaction("rw", database.about, database.items, database.queue, async () => {
    if ((await database.about.get("id")) !== id) throw new Error(MADE_ANEW);
    const earlier = rows.length > 0 ? await keysOf(database, tag) : [];
    if (earlier.length > 0) return earlier;
    if (puts.length > 0)
      await database.items.bulkPut(
        puts.map(({ value }) => value),
        puts.map(({ name }) => name),
      );
    if (removes.length > 0) await database.items.bulkDelete(removes);
    if (done.length > 0) await database.queue.bulkDelete(done);
    return rows.length > 0 ? database.queue.bulkAdd(rows, { allKeys: true }) : [];
  });
}

const keysOf = (database: Database, tag: string): PromiseLike<number[]> =>
  database.queue.filter((row) => row.tag === tag).primaryKeys();

/** A view would be stored with all the memory that it looks into. */
const ownMemory = (value: Bytes): Bytes => (value.byteLength === value.buffer.byteLength ? value : value.slice());

/** Quota errors come bare, or as the cause of a transaction or a bulk call that failed. */
function isFull(thrown: unknown): boolean {
  for (let error = thrown; error instanceof Error; error = (error as { inner?: unknown }).inner)
    if (error.name === "QuotaExceededError") return true;
  return false;
}

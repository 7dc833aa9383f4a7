import type { Bytes } from "#src/base/bytes.ts";
import type { Disk } from "#src/operations/ports.ts";
import { DATABASE_NAME } from "./database-name.ts";

/**
 * Looks at what lies on this device before the database library is here, and leaves no trace: where there is no
 * database none is made. What cannot be read is undefined, as what is not there.
 */
export function createPeek(indexedDB: IDBFactory | undefined, name: string = DATABASE_NAME): Pick<Disk, "get"> {
  return {
    get: async (names) => {
      const database = await openAsItIs(indexedDB, name);
      if (!database) return names.map(() => undefined);
      try {
        const items = database.transaction("items", "readonly").objectStore("items");
        return await Promise.all(names.map((one) => read(items, one)));
      } catch {
        return names.map(() => undefined);
      } finally {
        database.close();
      }
    },
  };
}

function openAsItIs(indexedDB: IDBFactory | undefined, name: string): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const opening = indexedDB?.open(name);
      if (!opening) return resolve(undefined);
      opening.addEventListener("upgradeneeded", () => opening.transaction?.abort());
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", (event) => {
        event.preventDefault();
        resolve(undefined);
      });
    } catch {
      resolve(undefined);
    }
  });
}

function read(items: IDBObjectStore, name: string): Promise<Bytes | undefined> {
  return new Promise((resolve, reject) => {
    const reading: IDBRequest<unknown> = items.get(name);
    reading.addEventListener("success", () => {
      const { result } = reading;
      resolve(result instanceof Uint8Array ? new Uint8Array(result) : undefined);
    });
    reading.addEventListener("error", () => reject(new Error("the item cannot be read")));
  });
}

import { Dexie, type Table } from "dexie";
import { type Bytes, toHex } from "#src/base/bytes.ts";
import { MIGRATIONS } from "./migrations.ts";

/** A row that waits; `tag` names the commit that wrote it. */
export type QueuedRow = { readonly tag: string; readonly value: Bytes };

export type Database = Dexie & {
  /** Under `id`, what tells this database from one that a browser makes anew after it threw this one away. */
  readonly about: Table<string, string>;
  readonly items: Table<Bytes, string>;
  readonly keys: Table<CryptoKey, string>;
  readonly queue: Table<QueuedRow, number>;
};

/** IndexedDB of the browser unless given. */
export type Surroundings = Pick<typeof globalThis, "indexedDB" | "IDBKeyRange">;

/** Random, to tell things apart; no secret. */
export const newTag = (): string => toHex(crypto.getRandomValues(new Uint8Array(16)));

/** Not yet open. Each commit reaches the disk before it counts, where the browser lets one ask for that. */
export function defineDatabase(name: string, surroundings?: Surroundings): Database {
  const database = new Dexie(name, {
    chromeTransactionDurability: "strict",
    cache: "disabled",
    ...surroundings,
  }) as Database;
  for (const { version, stores, upgrade } of MIGRATIONS) {
    const defined = database.version(version).stores({ ...stores });
    if (upgrade) defined.upgrade(upgrade);
  }
  database.on("populate", (transaction) => transaction.table<string, string>("about").add(newTag(), "id"));
  return database;
}

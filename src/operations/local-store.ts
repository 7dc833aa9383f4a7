import { type Bytes, fromUtf8, utf8 } from "#src/base/bytes.ts";
import { type Result, err } from "#src/base/result.ts";
import type { LocalDatabase } from "#src/crypto/local-database.ts";
import * as z from "zod/mini";
import type { Disk, DiskChange, StorageFault } from "./ports.ts";

/** A value, or why there is none: absent is ordinary, damaged is not. */
export type Stored<T> =
  | { readonly type: "found"; readonly value: T }
  | { readonly type: "absent" }
  | { readonly type: "damaged" };

/**
 * Named JSON values under the local seal. Writes are gathered in a Change and committed together, so that a cut leaves
 * either all of a step or nothing of it.
 */
export class LocalStore {
  readonly database: LocalDatabase;
  readonly #disk: Disk;

  constructor(database: LocalDatabase, disk: Disk) {
    this.database = database;
    this.#disk = disk;
  }

  async bytes(name: string): Promise<Bytes | undefined> {
    const [value] = await this.bytesOf([name]);
    return value;
  }

  /** In one reading. */
  bytesOf(names: readonly string[]): Promise<readonly (Bytes | undefined)[]> {
    return this.#disk.get(names.map((name) => this.database.diskName(name)));
  }

  async read<T>(name: string, schema: z.ZodMiniType<T>): Promise<Stored<T>> {
    const [first] = await this.readAll([name], schema);
    return first ?? { type: "absent" };
  }

  async readAll<T>(names: readonly string[], schema: z.ZodMiniType<T>): Promise<readonly Stored<T>[]> {
    const values = await this.bytesOf(names);
    return values.map((value, i) => this.opened(names[i] ?? "", value, schema));
  }

  /** What was read before, opened now. */
  opened<T>(name: string, sealed: Bytes | undefined, schema: z.ZodMiniType<T>): Stored<T> {
    return sealed ? this.#open(name, sealed, schema) : { type: "absent" };
  }

  async queue<T>(schema: z.ZodMiniType<T>): Promise<readonly { readonly key: number; readonly row: T }[]> {
    const rows: { key: number; row: T }[] = [];
    for (const { key, value } of await this.#disk.queue()) {
      const opened = this.#open("queue", value, schema);
      if (opened.type === "found") rows.push({ key, row: opened.value });
    }
    return rows;
  }

  change(): Change {
    return new Change(this.database);
  }

  commit(change: Change): Promise<Result<readonly number[], StorageFault>> {
    return this.#disk.commit(change.list).catch(() => err({ type: "storage-gone" as const }));
  }

  #open<T>(name: string, sealed: Bytes, schema: z.ZodMiniType<T>): Stored<T> {
    const plain = this.database.open(name, sealed);
    const text = plain && fromUtf8(plain);
    if (text === undefined) return { type: "damaged" };
    const parsed = z.safeParse(schema, JSON.parse(text));
    return parsed.success ? { type: "found", value: parsed.data } : { type: "damaged" };
  }
}

export class Change {
  readonly list: DiskChange[] = [];
  readonly #database: LocalDatabase;

  constructor(database: LocalDatabase) {
    this.#database = database;
  }

  put(name: string, value: unknown): this {
    this.list.push({
      put: this.#database.diskName(name),
      value: this.#database.seal(name, utf8(JSON.stringify(value))),
    });
    return this;
  }

  /** For what crypto has sealed itself. */
  putSealed(name: string, sealed: Bytes): this {
    this.list.push({ put: this.#database.diskName(name), value: sealed });
    return this;
  }

  remove(name: string): this {
    this.list.push({ remove: this.#database.diskName(name) });
    return this;
  }

  enqueue(row: unknown): this {
    this.list.push({ enqueue: this.#database.seal("queue", utf8(JSON.stringify(row))) });
    return this;
  }

  dequeue(key: number): this {
    this.list.push({ dequeue: key });
    return this;
  }
}

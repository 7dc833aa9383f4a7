import { writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";

/** Park and Miller's generator: the same places in every run. */
export function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 0x7fffffff;
    return state % below;
  };
}

/** A database whose one byte at a place has other bits, in a folder of its own. */
export function writeFlipped(folder: string, whole: Buffer, place: number, bits: number): void {
  const bent = Buffer.from(whole);
  bent.writeUInt8(bent.readUInt8(place) ^ bits, place);
  writeFileSync(join(folder, "relay.sqlite"), bent);
}

const PARTIAL: Readonly<Record<string, string>> = { grantee_device: "WHERE device = 1" };

/** Every value that a database can ever answer with, out of its tables and out of its indexes; undefined when it does not answer. */
export function everyValue(folder: string): string | undefined {
  const db = new Database(join(folder, "relay.sqlite"), { readonly: true });
  try {
    db.defaultSafeIntegers(true);
    const values: unknown[] = [db.pragma("user_version"), db.prepare("SELECT * FROM sqlite_schema").raw().all()];
    const things = db
      .prepare<[], { type: string; name: string; tbl_name: string }>("SELECT * FROM sqlite_schema")
      .all();
    for (const { type, name, tbl_name } of things) {
      if (type === "table")
        values.push(db.prepare(`SELECT rowid, * FROM ${name} NOT INDEXED ORDER BY rowid`).raw().all());
      if (type !== "index") continue;
      const columns = db
        .prepare<[string], string>("SELECT name FROM pragma_index_info(?)")
        .pluck()
        .all(name)
        .join(", ");
      values.push(
        db
          .prepare(
            `SELECT ${columns}, rowid FROM ${tbl_name} INDEXED BY ${name} ${PARTIAL[name] ?? ""} ORDER BY ${columns}`,
          )
          .raw()
          .all(),
      );
    }
    return JSON.stringify(values, (_name, value: unknown) => (typeof value === "bigint" ? String(value) : value));
  } catch {
    return undefined;
  } finally {
    db.close();
  }
}

/** In words, what a place of the file is that no value lies in. */
export function kindOfPlace(whole: Buffer, place: number): "header" | "free page" | "unused room of a page" {
  if (place < 100) return "header";
  const size = 16_384;
  const page = 1 + Math.floor(place / size);
  return freePages(whole, size).has(page) ? "free page" : "unused room of a page";
}

function freePages(whole: Buffer, size: number): ReadonlySet<number> {
  const free = new Set<number>();
  for (let trunk = whole.readUInt32BE(32); trunk !== 0; trunk = whole.readUInt32BE((trunk - 1) * size)) {
    free.add(trunk);
    const count = whole.readUInt32BE((trunk - 1) * size + 4);
    for (let i = 0; i < count; i++) free.add(whole.readUInt32BE((trunk - 1) * size + 8 + 4 * i));
  }
  return free;
}

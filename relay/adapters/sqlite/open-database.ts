import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { type Result, err } from "#src/base/result.ts";
import type { StoreUnavailable } from "#relay/ports/store.ts";
import { keepRowSums } from "./row-sums.ts";
import { MIGRATIONS } from "./schema.ts";

export type Sqlite = Database.Database;
export const { SqliteError } = Database;

/** The file itself is broken, so that no answer out of it can be trusted. */
export const isDamage = (fault: unknown): boolean =>
  fault instanceof SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(fault.code);

/** A driver's error says what failed, never on what. */
export const unavailable = (fault: unknown): Result<never, StoreUnavailable> =>
  err({ type: "store-unavailable", reason: fault instanceof Error ? fault.message : "unknown" });

/** Value of `PRAGMA synchronous` that syncs at every commit. */
const FULL = 2;

export const fileIn = (dataDir: string): string => join(dataDir, "relay.sqlite");

/**
 * The one connection that writes. better-sqlite3 drops to synchronous=NORMAL when it switches to WAL, and NORMAL loses
 * acknowledged rows in a power cut: FULL is set at every open, and read back.
 */
export function openWriter(dataDir: string): Sqlite {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const db = new Database(fileIn(dataDir), { timeout: 5000 });
  db.pragma("page_size = 16384");
  invariant(db.pragma("journal_mode = WAL", { simple: true }) === "wal", "the relay's file can be in WAL mode");
  db.pragma("synchronous = FULL");
  invariant(db.pragma("synchronous", { simple: true }) === FULL, "every commit is synced to disk");
  // What is erased is overwritten, not only unlinked.
  db.pragma("secure_delete = ON");
  db.pragma("trusted_schema = OFF");
  // Triggers of a connection need a place, and the container's own file system may be read-only.
  db.pragma("temp_store = MEMORY");
  migrate(db);
  return db;
}

/** For committed facts, beside the writer; sees each commit as soon as it is made. */
export function openReader(dataDir: string): Sqlite {
  const db = new Database(fileIn(dataDir), { readonly: true, fileMustExist: true, timeout: 5000 });
  db.pragma("trusted_schema = OFF");
  return db;
}

function migrate(db: Sqlite): void {
  db.transaction(() => {
    const version = Number(db.pragma("user_version", { simple: true }));
    invariant(version <= MIGRATIONS.length, "the database is not from a later version of the relay");
    for (const migration of MIGRATIONS.slice(version)) db.exec(migration);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
    keepRowSums(db, version < MIGRATIONS.length);
  }).immediate();
}

/** What is kept under this name, made and kept when there is nothing yet. */
export function keepOnce(db: Sqlite, name: string, make: () => Bytes): Bytes {
  return db
    .transaction((): Bytes => {
      const kept = db.prepare<[string], { value: Buffer }>("SELECT value FROM meta WHERE name = ?").get(name);
      if (kept) return new Uint8Array(kept.value);
      const value = make();
      db.prepare<[string, Uint8Array]>("INSERT INTO meta (name, value) VALUES (?, ?)").run(name, value);
      return value;
    })
    .immediate();
}

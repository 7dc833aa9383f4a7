import { statSync } from "node:fs";
import { COUNTS, idleCounts } from "#relay/adapters/care/counts.ts";
import type { Stats } from "#relay/ports/caretaker.ts";
import { fileIn, openReader } from "./open-database.ts";

const FREE = "SELECT freelist_count * page_size AS n FROM pragma_freelist_count, pragma_page_size";

export function countStore(dataDir: string, now: number): Stats {
  const db = openReader(dataDir);
  try {
    db.exec("BEGIN");
    const number = (sql: string): number => db.prepare<[], { n: number }>(sql).get()?.n ?? 0;
    const counts = Object.entries({ ...COUNTS, ...idleCounts(now) }).map(([name, sql]) => [name, number(sql)] as const);
    const bytes = [
      ["databaseBytes", databaseBytes(dataDir).database],
      ["databaseFreeBytes", number(FREE)],
      ["writeAheadLogBytes", databaseBytes(dataDir).log],
    ] as const;
    return Object.fromEntries([...counts, ...bytes]);
  } finally {
    db.close();
  }
}

/** Of the two files of a database, as they lie on the disk. */
export const databaseBytes = (dataDir: string): { readonly database: number; readonly log: number } => ({
  database: sizeOf(fileIn(dataDir)),
  log: sizeOf(`${fileIn(dataDir)}-wal`),
});

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

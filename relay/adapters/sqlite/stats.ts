import { statSync } from "node:fs";
import type { Stats } from "#relay/ports/caretaker.ts";
import { DAY } from "#src/base/instant.ts";
import { fileIn, openReader } from "./open-database.ts";

const IDLE_DAYS = [30, 365, 730] as const;

/** One number each, none of them about one dossier. */
const COUNTS: Readonly<Record<string, string>> = {
  dossiers: "SELECT count(*) FROM dossier",
  erased: "SELECT count(*) FROM erased",
  sections: "SELECT count(*) FROM section",
  envelopes: "SELECT count(*) FROM envelope",
  envelopeBytes: "SELECT coalesce(sum(length(prefix) + length(signature) + length(body)), 0) FROM envelope",
  bodiesWithdrawn: "SELECT count(*) FROM envelope WHERE length(body) = 0",
  grantsLive: "SELECT count(*) FROM grantee WHERE ended IS NULL",
  grantsEnded: "SELECT count(*) FROM grantee WHERE ended IS NOT NULL",
  devicesLive: "SELECT count(*) FROM grantee WHERE ended IS NULL AND device = 1",
  sealedKeyBytes:
    "SELECT (SELECT coalesce(sum(length(sealed)), 0) FROM bundle) + (SELECT coalesce(sum(length(sealed)), 0) FROM welcome)",
  accessLines: "SELECT count(*) FROM access_line",
  accessLineBytes: "SELECT coalesce(sum(length(evidence) + 120), 0) FROM access_line",
  files: "SELECT count(*) FROM blob",
  fileBytes: "SELECT coalesce(sum(bytes), 0) FROM blob",
  filePieces: "SELECT count(*) FROM blob_piece",
  invitesOpen: "SELECT count(*) FROM invite WHERE state NOT IN ('delivered', 'dead')",
  pushSubscriptions: "SELECT count(*) FROM push",
};

/** The last line of a dossier's access log says when somebody last came to it. */
const IDLE = `SELECT count(*) FROM dossier AS d WHERE coalesce(
  (SELECT time FROM access_line AS l WHERE l.dossier = d.id ORDER BY l.pos DESC LIMIT 1), 0) < ?`;

export function countStore(dataDir: string, now: number): Stats {
  const db = openReader(dataDir);
  try {
    db.exec("BEGIN");
    const number = (sql: string, ...asked: readonly number[]): number =>
      Number(
        db
          .prepare<number[], number>(sql)
          .pluck()
          .get(...asked),
      );
    const counts = Object.entries(COUNTS).map(([name, sql]) => [name, number(sql)] as const);
    const idle = IDLE_DAYS.map((days) => [`idle${days}Days`, number(IDLE, now - days * DAY)] as const);
    const bytes = [
      ["databaseBytes", databaseBytes(dataDir).database],
      ["databaseFreeBytes", number("SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size")],
      ["writeAheadLogBytes", databaseBytes(dataDir).log],
    ] as const;
    return Object.fromEntries([...counts, ...idle, ...bytes]);
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

import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { CareRefused, CheckReport } from "#relay/ports/caretaker.ts";
import { PIECES } from "./backup.ts";
import { checkStore, keptPieces } from "./check.ts";
import { type Sqlite, fileIn, openReader, openWriter } from "./open-database.ts";
import { syncFile } from "./sync-disk.ts";

const DRAFT = ".restoring";

/**
 * Takes a checked backup over into a folder without a database. The database gets its name at the very end; a restore that
 * was cut is begun anew.
 */
export async function restore(
  dataDir: string,
  blobs: BlobStore,
  folder: string,
  now: number,
): Promise<CheckReport | CareRefused> {
  if (!existsSync(fileIn(folder))) return { refused: "there is no backup in that folder" };
  // A backup has none; beside a copy of a folder in use it holds what was acknowledged last.
  if (existsSync(`${fileIn(folder)}-wal`) && statSync(`${fileIn(folder)}-wal`).size > 0)
    return { refused: "that folder is no backup: its database has a -wal file with writes that are not in it yet" };
  if (!isEmpty(dataDir)) return { refused: "RELAY_DATA_DIR is not empty: move what is there away first" };
  const kept = createBlobFiles(join(folder, PIECES));
  const report = await checkStore(folder, kept);
  if (report.faults.length > 0) return report;

  const draft = join(dataDir, DRAFT);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  copyFileSync(fileIn(folder), fileIn(draft));
  const db = openWriter(draft);
  raiseIncarnations(db, now);
  db.pragma("wal_checkpoint(TRUNCATE)");
  db.close();
  await putPieces(draft, kept, blobs);
  syncFile(fileIn(draft));
  renameSync(fileIn(draft), fileIn(dataDir));
  rmSync(draft, { recursive: true, force: true });
  syncFile(dataDir);
  return report;
}

/** A folder that was put back as a whole, as by a file system's own snapshot. */
export async function raiseRestored(dataDir: string, blobs: BlobStore, now: number): Promise<CheckReport> {
  const report = await checkStore(dataDir, blobs);
  if (report.faults.length > 0) return report;
  const db = openWriter(dataDir);
  raiseIncarnations(db, now);
  db.close();
  return report;
}

/** Pieces without a database are what a cut restore left, and are cleared at a start. */
const isEmpty = (dataDir: string): boolean =>
  !existsSync(dataDir) ||
  readdirSync(dataDir).every((name) => name === DRAFT || name === PIECES || name === "lost+found");

/** By the time, so that the same backup restored twice gives two different ones. */
const raiseIncarnations = (db: Sqlite, now: number): void => {
  db.prepare<[number]>("UPDATE dossier SET incarnation = max(incarnation + 1, ?)").run(now);
};

async function putPieces(draft: string, from: BlobStore, to: BlobStore): Promise<void> {
  const db = openReader(draft);
  try {
    for (const piece of keptPieces(db)) {
      const sealed = await from.get(piece);
      if (sealed) await to.put(piece, sealed);
    }
  } finally {
    db.close();
  }
}

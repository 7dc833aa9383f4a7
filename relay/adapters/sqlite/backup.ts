import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import type { KeptPiece } from "#relay/adapters/care/pieces.ts";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { CareRefused, CheckReport } from "#relay/ports/caretaker.ts";
import { createBlobIndexReader } from "./blob-index.ts";
import { toId } from "./columns.ts";
import { checkStore, keptPieces } from "./check.ts";
import { type Sqlite, fileIn, openReader } from "./open-database.ts";
import { syncFile } from "./sync-disk.ts";

/** More than a database has: all of it in one step, so that nobody's commit makes the copy begin anew. */
const ALL_PAGES = 0x7fff_ffff;
export const PIECES = "blobs";

/**
 * Copies the database by SQLite's own backup while a relay writes to it, then the pieces of files that the copy speaks
 * of, then checks the copy. It gets its name at the very end: under that name there is never half a backup.
 */
export async function backUp(dataDir: string, blobs: BlobStore, folder: string): Promise<CheckReport | CareRefused> {
  if (existsSync(folder)) return { refused: "the folder of the backup is there already" };
  if (!existsSync(fileIn(dataDir))) return { refused: "there is no database in RELAY_DATA_DIR" };
  const draft = `${resolve(folder)}.unfinished`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  await copyDatabase(dataDir, draft);
  const pieces = createBlobFiles(join(draft, PIECES));
  await copyPieces(dataDir, draft, blobs, pieces);
  syncFile(fileIn(draft));
  const report = await checkStore(draft, pieces);
  if (report.faults.length > 0) return report;
  renameSync(draft, folder);
  syncFile(dirname(resolve(folder)));
  return report;
}

async function copyDatabase(dataDir: string, draft: string): Promise<void> {
  const source = openReader(dataDir);
  try {
    await source.backup(fileIn(draft), { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
  const copy = new Database(fileIn(draft));
  // One file, without a log beside it.
  copy.pragma("journal_mode = DELETE");
  copy.close();
}

async function copyPieces(dataDir: string, draft: string, from: BlobStore, to: BlobStore): Promise<void> {
  const copy = new Database(fileIn(draft));
  copy.pragma("secure_delete = ON");
  const live = openReader(dataDir);
  try {
    const now = createBlobIndexReader(live);
    for (const piece of keptPieces(copy)) {
      const sealed = await from.get(piece);
      if (sealed) await to.put(piece, sealed);
      // Dropped or erased since the database was copied: then the backup does not have it either.
      else if (!now.piece(piece, piece.piece)) forget(copy, piece);
    }
  } finally {
    live.close();
    copy.close();
  }
}

function forget(copy: Sqlite, { dossier, section, blob }: KeptPiece): void {
  for (const table of ["blob", "blob_piece"])
    copy
      .prepare<[Uint8Array, Uint8Array, Uint8Array]>(
        `DELETE FROM ${table} WHERE dossier = ? AND section = ? AND blob = ?`,
      )
      .run(toId(dossier), toId(section), toId(blob));
}

import { equal } from "#src/base/bytes.ts";
import { lengthOfPiece } from "#src/protocol/blob-messages.ts";
import type { BlobId, DossierId, SectionId } from "#src/protocol/ids.ts";
import { type KeptPiece, checkPieces } from "#relay/adapters/care/pieces.ts";
import { type Tally, createTally } from "#relay/adapters/care/tally.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { CheckReport } from "#relay/ports/caretaker.ts";
import { createBlobIndexReader } from "./blob-index.ts";
import { checkAccessLogs, checkLogs } from "./check-chains.ts";
import { checkRowSums, checkSchema, checkTrees } from "./check-rows.ts";
import { fromId, toBytes } from "./columns.ts";
import { SqliteError, type Sqlite, openReader } from "./open-database.ts";

/**
 * Looks at everything that lies in a folder, as it stood at one moment; a relay may go on meanwhile. `quick` asks SQLite
 * alone, and compares no hash and no sum.
 */
export async function checkStore(dataDir: string, blobs: BlobStore, quick = false): Promise<CheckReport> {
  const tally = createTally((thrown) => (thrown instanceof SqliteError ? thrown.code : undefined));
  const db = openAtOneMoment(dataDir, tally);
  if (!db) return tally.report();
  tally.within("database", () => checkTrees(db, tally));
  tally.within("database", () => checkSchema(db, tally));
  if (!quick) {
    tally.within("database", () => checkRowSums(db, tally));
    tally.within("section", () => checkLogs(db, tally));
    tally.within("dossier", () => checkAccessLogs(db, tally));
    await checkPieces(piecesOf(db, tally), blobs, (piece) => stillCounts(dataDir, piece), tally);
  }
  db.close();
  return tally.report();
}

/** With a first read: only that shows whether it is a database at all. */
function openAtOneMoment(dataDir: string, tally: Tally): Sqlite | undefined {
  let opened: Sqlite | undefined;
  let isRead = false;
  tally.within("database", () => {
    opened = openReader(dataDir);
    opened.exec("BEGIN");
    opened.pragma("user_version");
    isRead = true;
  });
  if (isRead) return opened;
  opened?.close();
  return undefined;
}

/** Every piece of a file that a row speaks of. */
export function keptPieces(db: Sqlite): readonly KeptPiece[] {
  const rows = db.prepare<
    [],
    { dossier: Buffer; section: Buffer; blob: Buffer; piece: number; hash: Buffer; bytes: number }
  >("SELECT p.*, blob.bytes FROM blob_piece AS p JOIN blob USING (dossier, section, blob)");
  return rows.all().map((row) => ({
    dossier: fromId<DossierId>(row.dossier),
    section: fromId<SectionId>(row.section),
    blob: fromId<BlobId>(row.blob),
    piece: row.piece,
    hash: toBytes(row.hash),
    bytes: lengthOfPiece(row.bytes, row.piece),
  }));
}

function piecesOf(db: Sqlite, tally: Tally): readonly KeptPiece[] {
  const pieces: KeptPiece[] = [];
  tally.within("blob_piece", () => {
    pieces.push(...keptPieces(db));
    const all = db.prepare<[], { n: number }>("SELECT count(*) AS n FROM blob_piece").get()?.n;
    if (all !== pieces.length) tally.fault("blob_piece", "no file");
  });
  return pieces;
}

function stillCounts(dataDir: string, piece: KeptPiece): boolean {
  const db = openReader(dataDir);
  try {
    const now = createBlobIndexReader(db).piece(piece, piece.piece);
    return now !== undefined && equal(now.hash, piece.hash);
  } finally {
    db.close();
  }
}

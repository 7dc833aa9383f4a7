import { type Instant, instant } from "#src/base/instant.ts";
import type { BlobId, DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import type { BlobIndex, BlobIndexReader, BlobPieceRow, BlobPlace, BlobRow } from "#relay/ports/blob-index.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";

type Id = Uint8Array;
type BlobColumns = { grant_id: Buffer; holder: number; bytes: number; moved: number };
type PieceColumns = { piece: number; hash: Buffer };

const PLACE = "dossier = ? AND section = ? AND blob = ?";
const where = ({ dossier, section, blob }: BlobPlace): [Id, Id, Id] => [toId(dossier), toId(section), toId(blob)];

const blobRow = (row: BlobColumns): BlobRow => ({
  grant: fromId<GrantId>(row.grant_id),
  holder: row.holder === 1,
  bytes: row.bytes,
  moved: instant(row.moved),
});
const pieceRow = (row: PieceColumns): BlobPieceRow => ({ piece: row.piece, hash: toBytes(row.hash) });

export function createBlobIndexReader(db: Sqlite): BlobIndexReader {
  const blob = db.prepare<[Id, Id, Id], BlobColumns>(`SELECT grant_id, holder, bytes, moved FROM blob WHERE ${PLACE}`);
  const pieces = db.prepare<[Id, Id, Id], PieceColumns>(
    `SELECT piece, hash FROM blob_piece WHERE ${PLACE} ORDER BY piece`,
  );
  const piece = db.prepare<[Id, Id, Id, number], PieceColumns>(
    `SELECT piece, hash FROM blob_piece WHERE ${PLACE} AND piece = ?`,
  );
  const room = db.prepare<[Id], { all_bytes: number; holder_bytes: number }>(
    `SELECT coalesce(sum(bytes), 0) AS all_bytes, coalesce(sum(bytes * holder), 0) AS holder_bytes
     FROM blob WHERE dossier = ?`,
  );
  return {
    blob: (place) => {
      const row = blob.get(...where(place));
      return row && blobRow(row);
    },
    pieces: (place) => pieces.all(...where(place)).map(pieceRow),
    piece: (place, number) => {
      const row = piece.get(...where(place), number);
      return row && pieceRow(row);
    },
    room: (dossier) => {
      const row = room.get(toId(dossier));
      return { all: row?.all_bytes ?? 0, holders: row?.holder_bytes ?? 0 };
    },
  };
}

export function createBlobIndex(db: Sqlite): BlobIndex {
  const begin = db.prepare<[Id, Id, Id, Id, number, number, Instant]>(
    "INSERT INTO blob (dossier, section, blob, grant_id, holder, bytes, moved) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const keep = db.prepare<[Id, Id, Id, number, Uint8Array]>(
    "INSERT OR REPLACE INTO blob_piece (dossier, section, blob, piece, hash) VALUES (?, ?, ?, ?, ?)",
  );
  const move = db.prepare<[Instant, Id, Id, Id]>(`UPDATE blob SET moved = ? WHERE ${PLACE}`);
  const drops = ["blob", "blob_piece"].map((table) => db.prepare<[Id, Id, Id]>(`DELETE FROM ${table} WHERE ${PLACE}`));
  // The number stands in the text: bound, it would be a real one, and the division with it.
  const unfinished = db.prepare<[Instant], { dossier: Buffer; section: Buffer; blob: Buffer }>(
    `SELECT dossier, section, blob FROM blob WHERE moved < ? AND (bytes + ${BLOB_CHUNK_BYTES} - 1) / ${BLOB_CHUNK_BYTES} >
       (SELECT count(*) FROM blob_piece AS p
        WHERE p.dossier = blob.dossier AND p.section = blob.section AND p.blob = blob.blob)`,
  );
  return {
    ...createBlobIndexReader(db),
    begin: (place, row) => {
      begin.run(...where(place), toId(row.grant), row.holder ? 1 : 0, row.bytes, row.moved);
    },
    keep: (place, row, now) => {
      keep.run(...where(place), row.piece, row.hash);
      move.run(now, ...where(place));
    },
    drop: (place) => {
      for (const drop of drops) drop.run(...where(place));
    },
    unfinished: (before) =>
      unfinished.all(before).map((row) => ({
        dossier: fromId<DossierId>(row.dossier),
        section: fromId<SectionId>(row.section),
        blob: fromId<BlobId>(row.blob),
      })),
  };
}

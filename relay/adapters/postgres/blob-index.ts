import type { Instant } from "#src/base/instant.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import type { BlobId, DossierId, SectionId } from "#src/protocol/ids.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import type { BlobIndex, BlobPlace } from "#relay/ports/blob-index.ts";
import { idIn, numberIn, toId } from "./columns.ts";
import type { Rows } from "./rows.ts";
import type { PlacedBlob, PlacedPiece } from "./shapes.ts";
import type { Query } from "./sql.ts";
import type { Work } from "./work.ts";

/** So many are cleared in one transaction, each under the lock of its dossier; the next ones a minute later. */
const CLEARED = 32;

const room = (dossier: DossierId): Query<{ readonly all: number; readonly holders: number }> => ({
  name: `blob:${dossier} room`,
  dossier,
  text: `SELECT coalesce(sum(bytes), 0)::bigint AS everything, coalesce(sum(bytes) FILTER (WHERE holder), 0)::bigint AS holders
    FROM blob WHERE dossier = $1`,
  values: [toId(dossier)],
  parse: ([row]) => ({ all: numberIn(row?.["everything"]), holders: numberIn(row?.["holders"]) }),
});

/** Of all dossiers; looked at again, one by one, once their dossier is locked. */
const left = (before: Instant): Query<readonly BlobPlace[]> => ({
  name: `blob<${before}`,
  text: `SELECT dossier, section, blob FROM blob WHERE moved < $1
    AND (bytes + ${BLOB_CHUNK_BYTES} - 1) / ${BLOB_CHUNK_BYTES} > (SELECT count(*) FROM blob_piece AS p
      WHERE p.dossier = blob.dossier AND p.section = blob.section AND p.blob = blob.blob)
    ORDER BY dossier LIMIT ${CLEARED}`,
  values: [before],
  parse: (rows) =>
    rows.map((row) => ({
      dossier: idIn<DossierId>(row["dossier"]),
      section: idIn<SectionId>(row["section"]),
      blob: idIn<BlobId>(row["blob"]),
    })),
});

const keyOf = ({ section, blob }: BlobPlace) => [toId(section), toId(blob)] as const;

export function createBlobIndex(work: Work, blobs: Rows<PlacedBlob>, pieces: Rows<PlacedPiece>): BlobIndex {
  const piecesAt = (place: BlobPlace): readonly PlacedPiece[] => pieces.all(place.dossier, ...keyOf(place));
  const isUnfinished = (place: BlobPlace, before: Instant): boolean => {
    const row = blobs.get(place.dossier, ...keyOf(place));
    return row !== undefined && row.moved < before && piecesAt(place).length < piecesOf(row.bytes);
  };
  return {
    blob: (place) => blobs.get(place.dossier, ...keyOf(place)),
    pieces: piecesAt,
    piece: (place, piece) => pieces.get(place.dossier, ...keyOf(place), piece),
    room: (dossier) => {
      const stored = work.ask(room(dossier));
      const gained = (holders: boolean): number =>
        blobs.changes(dossier).reduce((sum, { before, after }) => {
          const count = (row: PlacedBlob | undefined): number => (row && (row.holder || !holders) ? row.bytes : 0);
          return sum + count(after) - count(before);
        }, 0);
      return { all: stored.all + gained(false), holders: stored.holders + gained(true) };
    },
    begin: (place, row) => blobs.set(place.dossier, { ...row, place }),
    keep: (place, row, now) => {
      pieces.set(place.dossier, { ...row, place });
      const whole = blobs.get(place.dossier, ...keyOf(place));
      if (whole) blobs.set(place.dossier, { ...whole, moved: now });
    },
    drop: (place) => {
      for (const { piece } of piecesAt(place)) pieces.remove(place.dossier, ...keyOf(place), piece);
      blobs.remove(place.dossier, ...keyOf(place));
    },
    unfinished: (before) => work.ask(left(before)).filter((place) => isUnfinished(place, before)),
  };
}

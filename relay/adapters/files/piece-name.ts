import { fromHex, toHex } from "#src/base/bytes.ts";
import { type BlobId, type DossierId, type SectionId, parseId16 } from "#src/protocol/ids.ts";
import type { BlobPlace } from "#relay/ports/blob-index.ts";
import type { PieceName } from "#relay/ports/blob-store.ts";

const PIECE = /^(\d{1,6})\.([0-9a-f]{64})$/;

/** `dossier/section/blob`: the parts of the path to a file's pieces. */
export const placePath = ({ dossier, section, blob }: BlobPlace): readonly [string, string, string] => [
  dossier,
  section,
  blob,
];

/** `piece.hash` */
export const pieceFile = ({ piece, hash }: PieceName): string => `${piece}.${toHex(hash)}`;

/** The name that stands at the end of a path; undefined for what is no piece. */
export function parsePiece(path: readonly string[]): PieceName | undefined {
  const [dossierName = "", sectionName = "", blobName = "", file = "", ...more] = path;
  const dossier = parseId16<DossierId>(dossierName);
  const section = parseId16<SectionId>(sectionName);
  const blob = parseId16<BlobId>(blobName);
  const [, piece, hex = ""] = PIECE.exec(file) ?? [];
  const hash = fromHex(hex);
  if (!dossier || !section || !blob || piece === undefined || !hash || more.length > 0) return undefined;
  return { dossier, section, blob, piece: Number(piece), hash };
}

import type { Bytes } from "#src/base/bytes.ts";
import * as z from "zod/mini";
import { Reader, Writer } from "./codec.ts";
import { type BlobId, ID_LENGTH, type SectionId, idFromBytes, idToBytes } from "./ids.ts";
import { BLOB_BYTES, BLOB_CHUNK_BYTES } from "./limits.ts";
import { blobId, count, milliseconds, sectionId } from "./wire-fields.ts";

/**
 * Requests about files. A file is stored as sealed pieces of BLOB_CHUNK_BYTES, the last one shorter; so its length alone
 * says how many there are. The right to it is that of its section. All are signed.
 */
const piece = z.int().check(z.minimum(0), z.maximum(Math.ceil(BLOB_BYTES / BLOB_CHUNK_BYTES) - 1));

/** POST /v1/blobs/begin: a file of so many sealed bytes. Asked again it says which pieces are there. */
export const BeginBlob = z.strictObject({
  section: sectionId,
  blob: blobId,
  bytes: z.int().check(z.minimum(1), z.maximum(BLOB_BYTES)),
});
export type BeginBlob = z.output<typeof BeginBlob>;
export const BeginBlobAnswer = z.strictObject({ time: milliseconds, arrived: z.array(count) });
export type BeginBlobAnswer = z.output<typeof BeginBlobAnswer>;

/** POST /v1/blobs/read: answered by the sealed piece, octet-stream. */
export const ReadBlob = z.strictObject({ section: sectionId, blob: blobId, piece });
export type ReadBlob = z.output<typeof ReadBlob>;

/** POST /v1/blobs/drop: by who stored it, or by a managing device. Gone for good. */
export const DropBlob = z.strictObject({ section: sectionId, blob: blobId });
export type DropBlob = z.output<typeof DropBlob>;

/** `left`: how many pieces are still missing; 0 when the file can be read. */
export const StoreBlobAnswer = z.strictObject({ time: milliseconds, left: count });
export type StoreBlobAnswer = z.output<typeof StoreBlobAnswer>;
export const DropBlobAnswer = z.strictObject({ time: milliseconds, dropped: z.literal(true) });

export const BLOB_PIECE_OVERHEAD = 2 * ID_LENGTH + 4;

/** POST /v1/blobs/chunk, octet-stream: `section16 ‖ blob16 ‖ piece4 ‖ sealed`. Stored again with the same bytes it is no fault. */
export type BlobPiece = {
  readonly section: SectionId;
  readonly blob: BlobId;
  readonly piece: number;
  readonly sealed: Bytes;
};

export const encodePiece = ({ section, blob, piece, sealed }: BlobPiece): Bytes =>
  new Writer()
    .raw(idToBytes(section), ID_LENGTH)
    .raw(idToBytes(blob), ID_LENGTH)
    .u32(piece)
    .raw(sealed, sealed.length)
    .finish();

/** Undefined when a field is missing, or nothing or too much is left for the piece itself. */
export function decodePiece(data: Uint8Array): BlobPiece | undefined {
  const r = new Reader(data);
  const section = r.raw(ID_LENGTH);
  const blob = r.raw(ID_LENGTH);
  const piece = r.u32();
  const sealed = r.raw(r.left);
  if (!r.finish() || sealed.length === 0 || sealed.length > BLOB_CHUNK_BYTES) return undefined;
  return { section: idFromBytes<SectionId>(section), blob: idFromBytes<BlobId>(blob), piece, sealed };
}

/** How many pieces a file of so many sealed bytes has. */
export const piecesOf = (bytes: number): number => Math.ceil(bytes / BLOB_CHUNK_BYTES);

/** How long a piece of it is; 0 when it has no such piece. */
export const lengthOfPiece = (bytes: number, piece: number): number =>
  Math.max(0, Math.min(BLOB_CHUNK_BYTES, bytes - piece * BLOB_CHUNK_BYTES));

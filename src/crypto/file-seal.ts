import { sha512 } from "@noble/hashes/sha2.js";
import { type Bytes, bytes, concat } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { lengthOfPiece, piecesOf } from "#src/protocol/blob-messages.ts";
import { Writer } from "#src/protocol/codec.ts";
import { type BlobId, ID_LENGTH, idToBytes } from "#src/protocol/ids.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import { kdf } from "./derive.ts";
import { KEY_LENGTH, NONCE_LENGTH, TAG_LENGTH, randomBytes, secretboxOpen, secretboxSeal } from "./nacl.ts";
import { padme } from "./padding.ts";

/** What sealing adds to a piece: `nonce24 ‖ tag16`. */
export const PIECE_OVERHEAD = NONCE_LENGTH + TAG_LENGTH;
/** Bytes of a file in one piece that is not its last. */
export const PIECE_BYTES = BLOB_CHUNK_BYTES - PIECE_OVERHEAD;
const FLOOR = 256;

/** A key of one file's own; it travels inside the record that names the file. 32 bytes. */
export const newFileKey = (): Bytes => randomBytes(KEY_LENGTH);

/** Bytes of all sealed pieces of a file of this length: padded as one whole (Padmé, 256 at least), then cut and sealed. */
export function sealedFileLength(fileLength: number): number {
  const padded = paddedFileLength(fileLength);
  return padded + Math.ceil(padded / PIECE_BYTES) * PIECE_OVERHEAD;
}

/** The bytes of the file that go into a piece, as [from, to); what is missing of a piece behind them is padding. */
export const rangeOfPiece = (fileLength: number, piece: number): readonly [from: number, to: number] => [
  Math.min(fileLength, piece * PIECE_BYTES),
  Math.min(fileLength, (piece + 1) * PIECE_BYTES),
];

const paddedFileLength = (fileLength: number): number => Math.max(FLOOR, padme(fileLength));

/** One piece of one file, by its place: a piece that is moved, or a file that is cut short, does not open. */
export type PiecePlace = { readonly blob: BlobId; readonly piece: number; readonly fileLength: number };

/** `nonce24 ‖ secretbox(plain ‖ zeros)`. `plain` is exactly the range of the piece. */
export function sealPiece(fileKey: Bytes, place: PiecePlace, plain: Uint8Array): Bytes {
  const length = plainLength(place);
  const [from, to] = rangeOfPiece(place.fileLength, place.piece);
  invariant(length > 0 && plain.length === to - from, "the bytes of this piece");
  const padded = bytes(length);
  padded.set(plain);
  const nonce = randomBytes(NONCE_LENGTH);
  return concat(nonce, secretboxSeal(pieceKey(fileKey, place), nonce, padded));
}

/** The bytes of the file in this piece, without padding. Undefined when it is not this piece of this file. */
export function openPiece(fileKey: Bytes, place: PiecePlace, sealed: Uint8Array): Bytes | undefined {
  const length = plainLength(place);
  if (length <= 0 || sealed.length !== length + PIECE_OVERHEAD) return undefined;
  const nonce = sealed.slice(0, NONCE_LENGTH);
  const padded = secretboxOpen(pieceKey(fileKey, place), nonce, sealed.subarray(NONCE_LENGTH));
  const [from, to] = rangeOfPiece(place.fileLength, place.piece);
  if (!padded || padded.subarray(to - from).some((byte) => byte !== 0)) return undefined;
  return padded.slice(0, to - from);
}

const plainLength = ({ fileLength, piece }: PiecePlace): number =>
  lengthOfPiece(sealedFileLength(fileLength), piece) - PIECE_OVERHEAD;

/** Bound to file, place and end. */
function pieceKey(fileKey: Bytes, { blob, piece, fileLength }: PiecePlace): Bytes {
  const last = piece === piecesOf(sealedFileLength(fileLength)) - 1;
  const info = new Writer()
    .raw(idToBytes(blob), ID_LENGTH)
    .u32(piece)
    .u8(last ? 1 : 0)
    .finish();
  return kdf("blob", fileKey, KEY_LENGTH, info);
}

/** SHA-512[0:32] of a whole file, as its pieces come by: FHIR Attachment.hash with a hash that still holds. */
export class FileHash {
  readonly #hash = sha512.create();

  take(plain: Uint8Array): void {
    this.#hash.update(plain);
  }

  finish(): Bytes {
    return new Uint8Array(this.#hash.digest()).slice(0, 32);
  }
}

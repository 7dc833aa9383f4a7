import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import type { BlobId, DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";

/** Where a file lies. */
export type BlobPlace = { readonly dossier: DossierId; readonly section: SectionId; readonly blob: BlobId };

export type BlobRow = {
  /** Who stores it. */
  readonly grant: GrantId;
  /** Whose room it takes: 0 for owner devices, who may fill all of it. */
  readonly holder: boolean;
  /** Of all its sealed pieces, as announced. */
  readonly bytes: number;
  /** When it was begun, or its last piece came. */
  readonly moved: Instant;
};

/** A piece that arrived, by its number and its SHA-512[0:32]. */
export type BlobPieceRow = { readonly piece: number; readonly hash: Bytes };

export type BlobIndexReader = {
  blob(place: BlobPlace): BlobRow | undefined;
  /** Ascending. */
  pieces(place: BlobPlace): readonly BlobPieceRow[];
  piece(place: BlobPlace, piece: number): BlobPieceRow | undefined;
  /** Announced bytes of all files of a dossier, and of those that holders store. */
  room(dossier: DossierId): { readonly all: number; readonly holders: number };
};

/** Which files there are and which pieces of them; the pieces themselves lie in a BlobStore. */
export type BlobIndex = BlobIndexReader & {
  begin(place: BlobPlace, row: BlobRow): void;
  keep(place: BlobPlace, row: BlobPieceRow, now: Instant): void;
  drop(place: BlobPlace): void;
  /** With pieces missing, and of which none came since. */
  unfinished(before: Instant): readonly BlobPlace[];
};

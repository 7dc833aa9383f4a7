import type { Bytes } from "#src/base/bytes.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { BlobPlace } from "./blob-index.ts";

/** One stored piece. The hash is in the name, so that two tries with different bytes never overwrite each other. */
export type PieceName = BlobPlace & { readonly piece: number; readonly hash: Bytes };

/** The bytes of files, apart from the rows that say which of them count. Rejects when the disk does not answer. */
export type BlobStore = {
  /** Durable when it resolves. */
  put(name: PieceName, sealed: Bytes): Promise<void>;
  get(name: PieceName): Promise<Bytes | undefined>;
  remove(name: PieceName): Promise<void>;
  /** All pieces of a file. */
  drop(place: BlobPlace): Promise<void>;
  /** All files of a dossier. */
  erase(dossier: DossierId): Promise<void>;
  /** Everything that lies there, also what no row speaks of after a cut. */
  all(): AsyncIterable<PieceName>;
};

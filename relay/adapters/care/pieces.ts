import { equal } from "#src/base/bytes.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import type { BlobStore, PieceName } from "#relay/ports/blob-store.ts";
import type { Tally } from "./tally.ts";

/** A piece of a file that a row speaks of, with the length that it must have. */
export type KeptPiece = PieceName & { readonly bytes: number };

/**
 * Is each piece there, as it was? `stillCounts` asks for its row again, outside the moment that is looked at: what was
 * dropped meanwhile is no fault.
 */
export async function checkPieces(
  pieces: readonly KeptPiece[],
  blobs: BlobStore,
  stillCounts: (piece: KeptPiece) => boolean | Promise<boolean>,
  tally: Tally,
): Promise<void> {
  for (const piece of pieces) {
    tally.looked("blobs", 1);
    const sealed = await blobs.get(piece).catch(() => undefined);
    const isWhole = sealed?.length === piece.bytes && equal(sha512(sealed).slice(0, 32), piece.hash);
    if (!isWhole && (await stillCounts(piece))) tally.fault("blobs", sealed ? "hash" : "missing");
  }
}

import { type Bytes, concat, demand, fromHex, uint, zeros } from "./bytes.ts";
import { KDF, draw, openSecretbox, padme, secretbox } from "./primitives.ts";

const PIECE = 1_048_576 - 40;

/** Pieces of a file beside the log, or of a backup file: the same but for the label and what is bound. */
export type Cut = { readonly label: "blob" | "backup"; readonly key: Bytes; readonly bound: Bytes };

export const blobCut = (key: Bytes, blob: string): Cut => ({ label: "blob", key, bound: fromHex(blob) });
export const backupCut = (key: Bytes): Cut => ({ label: "backup", key, bound: zeros(0) });

const keyOf = ({ label, key, bound }: Cut, piece: number, isLast: boolean): Bytes =>
  KDF(label, key, 32, concat(bound, uint(piece, 4), uint(isLast ? 1 : 0, 1)));

export function sealPieces(cut: Cut, data: Bytes, nonces: (piece: number) => Bytes = () => draw(24)): readonly Bytes[] {
  const padded = concat(data, zeros(padme(data.length) - data.length));
  const count = Math.ceil(padded.length / PIECE);
  return Array.from({ length: count }, (_, piece) =>
    secretbox(keyOf(cut, piece, piece === count - 1), nonces(piece), padded.slice(piece * PIECE, (piece + 1) * PIECE)),
  );
}

/** All pieces in one, padding and all; each at its own place and the last one the last. */
export function openPieces(cut: Cut, pieces: readonly Bytes[]): Bytes {
  return concat(
    ...pieces.map((sealed, piece) => {
      const plain = openSecretbox(keyOf(cut, piece, piece === pieces.length - 1), sealed);
      demand(plain !== undefined, "damaged", `piece ${piece}`);
      return plain;
    }),
  );
}

export function unpadded(padded: Bytes, length: number): Bytes {
  demand(padded.length === padme(length), "damaged", "another length");
  demand(
    padded.slice(length).every((byte) => byte === 0),
    "damaged",
    "padded with something",
  );
  return padded.slice(0, length);
}

/** The sealed pieces in one run of bytes: all are whole but the last. */
export function apart(sealed: Bytes): readonly Bytes[] {
  const whole = PIECE + 40;
  return Array.from({ length: Math.ceil(sealed.length / whole) }, (_, at) =>
    sealed.slice(at * whole, (at + 1) * whole),
  );
}

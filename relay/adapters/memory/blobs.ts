import { toHex } from "#src/base/bytes.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { BlobIndex, BlobPieceRow, BlobPlace, BlobRow } from "#relay/ports/blob-index.ts";
import type { BlobStore, PieceName } from "#relay/ports/blob-store.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import { type Journal, Table } from "./journal.ts";

const keyOf = ({ dossier, section, blob }: BlobPlace): string => `${dossier}.${section}.${blob}`;

export function createBlobIndex(journal: Journal): BlobIndex & { erase(dossier: DossierId): void } {
  const rows = new Table<BlobRow & { readonly place: BlobPlace }>(journal);
  const arrived = new Table<BlobPieceRow>(journal);
  const padded = (piece: number): string => String(piece).padStart(6, "0");
  const pieces = (place: BlobPlace): readonly BlobPieceRow[] => arrived.rows(`${keyOf(place)}/`);
  const remove = (prefix: string): void => {
    for (const table of [rows, arrived]) for (const [key] of table.entries(prefix)) table.delete(key);
  };
  return {
    blob: (place) => rows.get(keyOf(place)),
    pieces,
    piece: (place, piece) => arrived.get(`${keyOf(place)}/${padded(piece)}`),
    room: (dossier) => {
      const sum = (of: readonly BlobRow[]): number => of.reduce((total, row) => total + row.bytes, 0);
      const all = rows.rows(dossier);
      return { all: sum(all), holders: sum(all.filter((row) => row.holder)) };
    },
    begin: (place, row) => rows.set(keyOf(place), { ...row, place }),
    keep: (place, row, now) => {
      arrived.set(`${keyOf(place)}/${padded(row.piece)}`, row);
      const whole = rows.get(keyOf(place));
      if (whole) rows.set(keyOf(place), { ...whole, moved: now });
    },
    drop: (place) => remove(keyOf(place)),
    unfinished: (before) =>
      rows
        .rows()
        .filter(({ place, moved, bytes }) => moved < before && pieces(place).length < piecesOf(bytes))
        .map(({ place }) => place),
    erase: (dossier) => remove(dossier),
  };
}

export function createBlobStore(): BlobStore {
  const kept = new Map<string, { readonly name: PieceName; readonly sealed: Bytes }>();
  const nameOf = (name: PieceName): string => `${keyOf(name)}/${name.piece}.${toHex(name.hash)}`;
  const removeAll = (prefix: string): Promise<void> => {
    for (const key of kept.keys()) if (key.startsWith(prefix)) kept.delete(key);
    return Promise.resolve();
  };
  return {
    put: (name, sealed) => {
      kept.set(nameOf(name), { name, sealed });
      return Promise.resolve();
    },
    get: (name) => Promise.resolve(kept.get(nameOf(name))?.sealed),
    remove: (name) => {
      kept.delete(nameOf(name));
      return Promise.resolve();
    },
    drop: (place) => removeAll(`${keyOf(place)}/`),
    erase: (dossier) => removeAll(`${dossier}.`),
    all: async function* () {
      await Promise.resolve();
      for (const { name } of kept.values()) yield name;
    },
  };
}

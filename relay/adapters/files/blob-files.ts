import { type FileHandle, mkdir, open, opendir, readFile, rename, rm, unlink } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { toHex } from "#src/base/bytes.ts";
import type { BlobPlace } from "#relay/ports/blob-index.ts";
import type { BlobStore, PieceName } from "#relay/ports/blob-store.ts";
import { parsePiece, pieceFile, placePath } from "./piece-name.ts";

/**
 * Pieces as files: `dossier/section/blob/piece.hash`. A piece is written beside its name, synced, and then named, and
 * the folder is synced too: after a power cut a name never stands for half a piece.
 */
export function createBlobFiles(folder: string): BlobStore {
  const folderOf = (place: BlobPlace): string => join(folder, ...placePath(place));
  const fileOf = (name: PieceName): string => join(folderOf(name), pieceFile(name));
  return {
    async put(name, sealed) {
      const place = folderOf(name);
      await mkdir(place, { recursive: true, mode: 0o700 });
      const draft = join(place, `.${toHex(randomBytes(8))}`);
      try {
        await withFile(draft, "wx", async (file) => {
          await file.writeFile(sealed);
          await file.sync();
        });
        await rename(draft, fileOf(name));
        await withFile(place, "r", (file) => file.sync());
      } catch (fault) {
        await rm(draft, { force: true });
        throw fault;
      }
    },
    get: (name) => absentAs(readFile(fileOf(name)), undefined).then((data) => data && new Uint8Array(data)),
    remove: (name) => absentAs(unlink(fileOf(name)), undefined),
    drop: (place) => rm(folderOf(place), { recursive: true, force: true }),
    erase: (dossier) => rm(join(folder, dossier), { recursive: true, force: true }),
    async *all() {
      for await (const dossier of entries(folder))
        for await (const section of entries(join(folder, dossier)))
          for await (const blob of entries(join(folder, dossier, section)))
            for await (const file of entries(join(folder, dossier, section, blob))) {
              const name = parsePiece([dossier, section, blob, file]);
              if (name) yield name;
              // What a cut left half written has no name to find it by.
              else await rm(join(folder, dossier, section, blob, file), { force: true });
            }
    },
  };
}

async function withFile(path: string, flags: string, work: (file: FileHandle) => Promise<void>): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

async function* entries(folder: string): AsyncIterable<string> {
  const dir = await absentAs(opendir(folder), undefined);
  if (dir) for await (const entry of dir) yield entry.name;
}

/** A file that is not there is an answer, not a fault. */
const absentAs = <T, U>(asked: Promise<T>, otherwise: U): Promise<T | U> =>
  asked.catch((fault: unknown) => {
    if (fault instanceof Error && "code" in fault && fault.code === "ENOENT") return otherwise;
    throw fault;
  });

import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { FileHash, newFileKey, rangeOfPiece, sealPiece, sealedFileLength } from "#src/crypto/file-seal.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { type Attachment, FILE_BYTES } from "#src/dossier/attachment.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import { type BlobId, idFromBytes } from "#src/protocol/ids.ts";
import { entryOf, filesNamed, removeFile, withEntry } from "./file-shelf.ts";
import type { StorageFault } from "./ports.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";
import type { FileEntry } from "./stored.ts";

export type KeepFault =
  | StorageFault
  | { readonly type: "file-empty" | "file-unreadable" | "access-over" }
  /** Most bytes that a file may have. */
  | { readonly type: "file-too-large"; readonly limit: number };

/** A file as a browser hands it over: its bytes are read piece by piece. */
export type Picked = { readonly title: string; readonly contentType: string; readonly data: Blob };

const MEDIA_TYPE = /^[a-z]+\/[a-z0-9.+-]{1,80}$/;
const UNKNOWN_TYPE = "application/octet-stream";

/**
 * Seals a file under a key of its own and keeps it on this device; nothing is sent, and nothing of it lies here
 * unsealed. What comes back belongs into a record: then it is shared with the part that the record is in. When it cannot
 * be kept, nothing of it is. `progress` hears how many of how many pieces are kept.
 */
export async function keepFile(
  session: Session,
  replica: Replica,
  picked: Picked,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<Result<Attachment, KeepFault>> {
  const { data } = picked;
  if (data.size === 0) return err({ type: "file-empty" });
  if (data.size > FILE_BYTES) return err({ type: "file-too-large", limit: FILE_BYTES });
  const blob = idFromBytes<BlobId>(randomBytes(16));
  const entry: FileEntry = { blob, bytes: sealedFileLength(data.size), keptAt: session.now(), sent: 0 };
  // Beside the pieces, which wait for nobody: an exchange may hold this lock as long as a slow line takes.
  const [stored, kept] = await Promise.all([
    note(session, replica, entry).catch(gone),
    keepPieces(session, replica, picked, entry, progress).catch(gone),
  ]);
  if (kept.ok && stored.ok) return kept;
  await forgetFile(session, replica, blob);
  return kept.ok && !stored.ok ? stored : kept;
}

/** A disk that rejects instead of answering, or a lock that fell in between. */
const gone = (): Result<never, StorageFault> => err({ type: "storage-gone" });

/** A file that was kept and belongs to no record after all. One that a record names stays. */
export async function forgetFile(session: Session, replica: Replica, blob: BlobId): Promise<void> {
  if (session.locked) return;
  await session.exclusive(async () => {
    const here = session.replica(replica.ref.grant) ?? replica;
    const entry = entryOf(here, blob);
    if (session.locked || !entry || filesNamed(here).some(({ attachment }) => attachment.blob === blob)) return;
    const change = session.store.change();
    here.saveFiles(change, removeFile(here, change, here.files, entry));
    await session.commit(change);
  });
}

const note = (session: Session, replica: Replica, entry: FileEntry): Promise<Result<undefined, StorageFault>> =>
  session.exclusive(() => {
    const here = session.replica(replica.ref.grant) ?? replica;
    const change = session.store.change();
    here.saveFiles(change, withEntry(here.files, entry));
    return session.commit(change);
  });

async function keepPieces(
  session: Session,
  replica: Replica,
  { title, contentType, data }: Picked,
  { blob, bytes }: FileEntry,
  progress: (done: number, all: number) => void,
): Promise<Result<Attachment, KeepFault>> {
  const fileKey = newFileKey();
  const pieces = piecesOf(bytes);
  const hash = new FileHash();
  for (let piece = 0; piece < pieces; piece++) {
    const plain = await readRange(data, rangeOfPiece(data.size, piece));
    if (!plain) return err({ type: "file-unreadable" });
    if (session.locked) return err({ type: "access-over" });
    hash.take(plain);
    const sealed = sealPiece(fileKey, { blob, piece, fileLength: data.size }, plain);
    const change = session.store.change().putSealed(namesOf(replica.ref).filePiece(blob, piece), sealed);
    const stored = await session.store.commit(change);
    if (!stored.ok) return stored;
    progress(piece + 1, pieces);
  }
  return ok({
    blob,
    key: toBase64url(fileKey),
    contentType: MEDIA_TYPE.test(contentType) ? contentType : UNKNOWN_TYPE,
    title: titleOf(title),
    size: data.size,
    hash: toBase64url(hash.finish()),
  });
}

/** Undefined when the file cannot be read any more: it was moved, or lies in a cloud that does not answer. */
async function readRange(data: Blob, [from, to]: readonly [number, number]): Promise<Uint8Array | undefined> {
  try {
    const plain = new Uint8Array(await data.slice(from, to).arrayBuffer());
    return plain.length === to - from ? plain : undefined;
  } catch {
    return undefined;
  }
}

function titleOf(title: string): string {
  const words = title.trim();
  return words === "" ? "?" : words.slice(0, LINE_LENGTH);
}

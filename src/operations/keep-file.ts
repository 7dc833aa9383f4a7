import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { FileHash, newFileKey, rangeOfPiece, sealPiece, sealedFileLength } from "#src/crypto/file-seal.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { type Attachment, FILE_BYTES } from "#src/dossier/attachment.ts";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import { type BlobId, idFromBytes } from "#src/protocol/ids.ts";
import { withEntry } from "./file-shelf.ts";
import type { StorageFault } from "./ports.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";

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
 * unsealed. What comes back belongs into a record: then it is shared with the part that the record is in.
 * `progress` hears how many of how many pieces are kept.
 */
export async function keepFile(
  session: Session,
  replica: Replica,
  { title, contentType, data }: Picked,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<Result<Attachment, KeepFault>> {
  if (data.size === 0) return err({ type: "file-empty" });
  if (data.size > FILE_BYTES) return err({ type: "file-too-large", limit: FILE_BYTES });
  const fileKey = newFileKey();
  const blob = idFromBytes<BlobId>(randomBytes(16));
  const bytes = sealedFileLength(data.size);
  const pieces = piecesOf(bytes);
  const hash = new FileHash();
  const entry = { blob, bytes, keptAt: session.now(), sent: 0 };
  for (let piece = 0; piece < pieces; piece++) {
    const plain = await readRange(data, rangeOfPiece(data.size, piece));
    if (!plain) return err({ type: "file-unreadable" });
    if (session.locked) return err({ type: "access-over" });
    hash.take(plain);
    const sealed = sealPiece(fileKey, { blob, piece, fileLength: data.size }, plain);
    const change = session.store.change().putSealed(namesOf(replica.ref).filePiece(blob, piece), sealed);
    // Known from its first piece on: what a cut leaves of it is found and cleared later.
    const stored = await session.exclusive(() => {
      const here = session.replica(replica.ref.grant) ?? replica;
      here.saveFiles(change, withEntry(here.files, entry));
      return session.commit(change);
    });
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

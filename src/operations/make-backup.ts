import { type Bytes, fromBase64url, utf8 } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { BACKUP_BYTES, BackupKey, BackupWriter, backupSigningInput } from "#src/crypto/backup-seal.ts";
import { openPiece, sealedFileLength } from "#src/crypto/file-seal.ts";
import { SIGNATURE_LENGTH } from "#src/crypto/nacl.ts";
import { CARRIED_ALONG_LENGTH } from "#src/crypto/compartment.ts";
import { decodeUnlockRecord } from "#src/crypto/unlock.ts";
import type { AuthorId } from "#src/dossier/entity-id.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { lengthOfPiece, piecesOf } from "#src/protocol/blob-messages.ts";
import { SIGNED_CAPABILITY_LENGTH, encodeCapability } from "#src/protocol/capability.ts";
import { Writer } from "#src/protocol/codec.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import { type BackupContent, type ContentFile, filesOf, makeContent } from "./backup-content.ts";
import { certificatesOf, chainOf } from "./certificates.ts";
import { UNLOCK } from "./is-here.ts";
import { recoveryKeysOf } from "./recovery-keys.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";

/** Area, length of the text, number of certificates, signature. */
export const BACKUP_CONTENT_OVERHEAD = CARRIED_ALONG_LENGTH + 4 + 1 + SIGNATURE_LENGTH;

export type MakeBackupFault =
  | { readonly type: "access-over" }
  /** More than one file can hold. */
  | { readonly type: "backup-too-large" };

export type MadeBackup = {
  readonly file: Blob;
  /** Files that are neither on this device nor could be fetched now. */
  readonly missing: number;
};

/** A file that goes in, and its sealed pieces where they had to be fetched. */
type Packed = ContentFile & { readonly bytes: number; readonly fetched: Blob | undefined };

/**
 * The whole dossier as one file that the twelve words of each sheet open and nothing else: no device, not even this one. Letters,
 * drawings and sounds go in as the sealed pieces they are. Never more than one of them is in memory.
 */
export async function makeBackup(
  session: Session,
  replica: Replica,
  nameOf: (author: AuthorId) => string,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<Result<MadeBackup, MakeBackupFault>> {
  const content = makeContent(replica, nameOf, session.now());
  const named = filesOf(content);
  const packed: Packed[] = [];
  for (const [n, file] of named.entries()) {
    if (session.locked) return err({ type: "access-over" });
    // What is not here is fetched: all that takes long.
    progress(n, named.length);
    const found = await pack(session, replica, file);
    if (found) packed.push(found);
  }
  if (session.locked) return err({ type: "access-over" });
  const start = await beginning(session, replica, {
    ...content,
    files: packed.map(({ attachment, bytes }) => ({ blob: attachment.blob, bytes })),
  });
  const length = packed.reduce((sum, { bytes }) => sum + bytes, start.length);
  if (length > BACKUP_BYTES) return err({ type: "backup-too-large" });
  const made = BackupKey.forContent(replica.rootPk, await recoveryKeysOf(replica), length);
  if (!made) return err({ type: "access-over" });
  const writer = new BackupWriter(made.key, made.pieceBytes);
  const file: Blob[] = [new Blob([made.head])];
  const keep = (sealed: readonly Bytes[]): void => void file.push(...sealed.map((one) => new Blob([one])));
  keep(writer.take(start));
  for (const one of packed) {
    for (let piece = 0; piece < piecesOf(one.bytes); piece++) {
      const sealed = session.locked ? undefined : await sealedPiece(session, replica, one, piece);
      if (!sealed) return err({ type: "access-over" });
      keep(writer.take(sealed));
    }
  }
  keep(writer.finish());
  return ok({ file: new Blob(file, { type: "application/octet-stream" }), missing: named.length - packed.length });
}

/** `along65576 text(4+n) count1 certificate244… signature64`: what stands before the files. */
async function beginning(session: Session, replica: Replica, content: BackupContent): Promise<Bytes> {
  const [record] = await session.ports.disk.get([UNLOCK]);
  // Every backup has it, and none tells whether there is anything in it.
  const along = session.store.database.along(record && decodeUnlockRecord(record));
  const text = utf8(JSON.stringify(content));
  const ledger = replica.shown(replica.only("ledger").id);
  const certificates = ledger ? certificatesOf(readLedger(ledger), replica.record.certificate) : [];
  const chain = chainOf(replica.ref.grant, certificates);
  const out = new Writer().raw(along, CARRIED_ALONG_LENGTH).sized(text).u8(chain.length);
  for (const one of chain) out.raw(encodeCapability(one), SIGNED_CAPABILITY_LENGTH);
  const signature = replica.keys.sign(backupSigningInput(replica.ref.dossier, along, text));
  const start = out.raw(signature, SIGNATURE_LENGTH).finish();
  const varying = text.length + chain.length * SIGNED_CAPABILITY_LENGTH;
  invariant(start.length === BACKUP_CONTENT_OVERHEAD + varying, "the layout of a backup's content");
  return start;
}

async function pack(session: Session, replica: Replica, file: ContentFile): Promise<Packed | undefined> {
  const bytes = sealedFileLength(file.attachment.size);
  const { filePiece } = namesOf(replica.ref);
  const isHere = await everyPiece(file, bytes, (piece) =>
    session.store.bytes(filePiece(file.attachment.blob, piece)).catch(() => undefined),
  );
  if (isHere) return { ...file, bytes, fetched: undefined };
  if (!replica.record.registered) return undefined;
  const parts: Blob[] = [];
  const isThere = await everyPiece(file, bytes, async (piece) => {
    const sealed = session.locked ? undefined : await fromRelay(session, replica, file, piece);
    if (sealed) parts.push(new Blob([sealed]));
    return sealed;
  });
  return isThere ? { ...file, bytes, fetched: new Blob(parts) } : undefined;
}

/** One by one, and each is what the record says: what does not open now is no use later. */
async function everyPiece(
  { attachment: { blob, size, key } }: ContentFile,
  bytes: number,
  get: (piece: number) => Promise<Bytes | undefined>,
): Promise<boolean> {
  const fileKey = fromBase64url(key);
  for (let piece = 0; piece < piecesOf(bytes); piece++) {
    const sealed = await get(piece);
    if (!sealed || !fileKey || !openPiece(fileKey, { blob, piece, fileLength: size }, sealed)) return false;
  }
  return true;
}

async function fromRelay(
  session: Session,
  replica: Replica,
  { section, attachment }: ContentFile,
  piece: number,
): Promise<Bytes | undefined> {
  const answer = await session.ports.relay.readBlob(replica.signer, { section, blob: attachment.blob, piece });
  return answer.ok ? answer.value : undefined;
}

async function sealedPiece(
  session: Session,
  replica: Replica,
  { attachment: { blob }, bytes, fetched }: Packed,
  piece: number,
): Promise<Bytes | undefined> {
  if (!fetched) return session.store.bytes(namesOf(replica.ref).filePiece(blob, piece));
  const from = piece * BLOB_CHUNK_BYTES;
  return new Uint8Array(await fetched.slice(from, from + lengthOfPiece(bytes, piece)).arrayBuffer());
}

import { type Bytes, bytes, fromUtf8 } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { dossierIdOf } from "#src/crypto/access-keys.ts";
import {
  BACKUP_HEAD_MOST,
  type BackupHead,
  type BackupHeadFault,
  BackupKey,
  backupSigningInput,
  pieceOf,
  plainLengthOf,
  plainLengthOfAll,
  readBackupHead,
} from "#src/crypto/backup-seal.ts";
import { CARRIED_ALONG_LENGTH } from "#src/crypto/compartment.ts";
import { sealedFileLength } from "#src/crypto/file-seal.ts";
import { SIGNATURE_LENGTH } from "#src/crypto/nacl.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import type { WordsFault } from "#src/crypto/words.ts";
import { piecesOf } from "#src/protocol/blob-messages.ts";
import { SIGNED_CAPABILITY_LENGTH, decodeCapability } from "#src/protocol/capability.ts";
import { Reader } from "#src/protocol/codec.ts";
import type { BlobId } from "#src/protocol/ids.ts";
import { BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import * as z from "zod/mini";
import { BackupContent } from "./backup-content.ts";
import { certified } from "./fetch-bundles.ts";

export type BackupFileFault =
  | BackupHeadFault
  /** The browser cannot read the file any more. */
  | { readonly type: "backup-unreadable" };

export type BackupFault =
  | BackupFileFault
  | WordsFault
  /** These words are of another sheet. `first`: a file of the first version, which only the first sheet of its plan opens. */
  | { readonly type: "backup-other-words"; readonly first: boolean };

export type Backup = {
  readonly content: BackupContent;
  /** What may hold a sealed compartment; only its pincode tells. */
  readonly along: Bytes;
  /** A sealed piece of one of its files, as it lay on the device. Undefined when the file cannot be read any more. */
  readonly filePiece: (blob: BlobId, piece: number) => Promise<Bytes | undefined>;
};

/** Is this a backup, and whole? Asked before the words are. */
export async function lookAtBackup(file: Blob): Promise<Result<BackupHead, BackupFileFault>> {
  const start = await slice(file, 0, Math.min(file.size, BACKUP_HEAD_MOST));
  return start ? readBackupHead(start, file.size) : err({ type: "backup-unreadable" });
}

/** Opens a backup by the twelve words of a sheet and looks through all of it: what is answered can be put back to the last byte. */
export async function openBackup(
  file: Blob,
  words: string,
  progress: (done: number, all: number) => void = () => undefined,
): Promise<Result<Backup, BackupFault>> {
  const head = await lookAtBackup(file);
  if (!head.ok) return head;
  const secret = RecoverySecret.fromWords(words);
  if (!secret.ok) return secret;
  const opened = BackupKey.fromHead(secret.value, head.value);
  secret.value.wipe();
  if (!opened) return err({ type: "backup-other-words", first: head.value.version === 1 });
  const reading = new Reading(file, opened.key, head.value);
  try {
    return await readWhole(reading, opened.rootPk, progress);
  } catch (thrown) {
    if (thrown instanceof Unreadable) return err({ type: thrown.reason });
    throw thrown;
  }
}

/** Lets a reading end wherever it is; it never leaves this file. */
class Unreadable extends Error {
  readonly reason: "backup-damaged" | "backup-unreadable";

  constructor(reason: "backup-damaged" | "backup-unreadable") {
    super(reason);
    this.reason = reason;
  }
}

/** Any part of the content, opened piece by piece. */
class Reading {
  readonly pieceBytes: number;
  readonly #file: Blob;
  readonly #key: BackupKey;
  readonly #headBytes: number;
  #last: { readonly piece: number; readonly plain: Bytes } | undefined;

  constructor(file: Blob, key: BackupKey, { headBytes, pieceBytes }: BackupHead) {
    this.#file = file;
    this.#key = key;
    this.#headBytes = headBytes;
    this.pieceBytes = pieceBytes;
  }

  async read(from: number, length: number): Promise<Bytes> {
    if (length < 0 || from + length > plainLengthOfAll(this.pieceBytes)) throw new Unreadable("backup-damaged");
    const out = bytes(length);
    for (let at = 0; at < length;) {
      const piece = pieceOf(from + at);
      const plain = await this.piece(piece);
      const start = from + at - piece * plainLengthOf(this.pieceBytes, 0);
      const part = plain.subarray(start, start + length - at);
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  async piece(piece: number): Promise<Bytes> {
    if (this.#last?.piece === piece) return this.#last.plain;
    const at = this.#headBytes + piece * BLOB_CHUNK_BYTES;
    const end = Math.min(at + BLOB_CHUNK_BYTES, this.#headBytes + this.pieceBytes);
    const sealed = await slice(this.#file, at, end);
    if (!sealed) throw new Unreadable("backup-unreadable");
    const plain = this.#key.open(piece, this.pieceBytes, sealed);
    if (!plain) throw new Unreadable("backup-damaged");
    this.#last = { piece, plain };
    return plain;
  }
}

async function readWhole(
  reading: Reading,
  rootPk: Bytes,
  progress: (done: number, all: number) => void,
): Promise<Result<Backup, BackupFault>> {
  const damaged = err({ type: "backup-damaged" as const });
  const along = await reading.read(0, CARRIED_ALONG_LENGTH);
  const textLength = new Reader(await reading.read(CARRIED_ALONG_LENGTH, 4)).u32();
  const textAt = CARRIED_ALONG_LENGTH + 4;
  const text = await reading.read(textAt, textLength);
  const [links = 0] = await reading.read(textAt + textLength, 1);
  const chainAt = textAt + textLength + 1;
  const rest = await reading.read(chainAt, links * SIGNED_CAPABILITY_LENGTH + SIGNATURE_LENGTH);
  const content = parse(text);
  if (!content || content.dossier !== dossierIdOf(rootPk)) return damaged;

  const r = new Reader(rest);
  const chain = Array.from({ length: links }, () => decodeCapability(r.raw(SIGNED_CAPABILITY_LENGTH)));
  const signature = r.raw(SIGNATURE_LENGTH);
  const known = chain.flatMap((one) => one ?? []);
  const maker = known[0] && (await certified(known[0].capability.grant, known, rootPk));
  // Anybody who knows a recovery key's public half could seal a file to it, the relay too. Only a device of the resident's signs.
  const signed = backupSigningInput(content.dossier, along, text);
  if (known.length !== links || !maker) return damaged;
  if (!(await verifyStrict(maker.capability.subjectSignPk, signed, signature))) return damaged;

  const places = new Map<BlobId, { readonly at: number; readonly bytes: number }>();
  let end = chainAt + rest.length;
  for (const { blob, bytes: length } of content.files) {
    places.set(blob, { at: end, bytes: length });
    end += length;
  }
  if (places.size !== content.files.length || reading.pieceBytes !== sealedFileLength(end)) return damaged;
  const pieces = piecesOf(reading.pieceBytes);
  for (let piece = 0; piece < pieces; piece++) {
    const plain = await reading.piece(piece);
    const padding = Math.max(0, end - piece * plainLengthOf(reading.pieceBytes, 0));
    if (plain.subarray(padding).some((byte) => byte !== 0)) return damaged;
    progress(piece + 1, pieces);
  }
  return ok({
    content,
    along,
    filePiece: async (blob, piece) => {
      const place = places.get(blob);
      if (!place || piece >= piecesOf(place.bytes)) return undefined;
      const from = piece * BLOB_CHUNK_BYTES;
      const length = Math.min(BLOB_CHUNK_BYTES, place.bytes - from);
      return reading.read(place.at + from, length).catch(() => undefined);
    },
  });
}

function parse(text: Bytes): BackupContent | undefined {
  const json = fromUtf8(text);
  if (json === undefined) return undefined;
  try {
    const parsed = z.safeParse(BackupContent, JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

async function slice(file: Blob, from: number, to: number): Promise<Bytes | undefined> {
  try {
    const data = new Uint8Array(await file.slice(from, to).arrayBuffer());
    return data.length === to - from ? data : undefined;
  } catch {
    return undefined;
  }
}

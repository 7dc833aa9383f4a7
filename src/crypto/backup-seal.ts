import { type Bytes, bytes, concat, equal, utf8 } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { lengthOfPiece, piecesOf } from "#src/protocol/blob-messages.ts";
import { Reader, Writer } from "#src/protocol/codec.ts";
import { type DossierId, idToBytes } from "#src/protocol/ids.ts";
import {
  type RecoveryKey,
  SLOT_LENGTH,
  SLOT_STEP,
  isSlotCount,
  openSlots,
  sealSlots,
  slotsFor,
} from "./backup-slots.ts";
import { hash, kdf } from "./derive.ts";
import { PIECE_BYTES, PIECE_OVERHEAD, sealedFileLength } from "./file-seal.ts";
import { prefixBytes } from "./labels.ts";
import { KEY_LENGTH, NONCE_LENGTH, randomBytes, secretboxOpen, secretboxSeal, sha512 } from "./nacl.ts";
import type { RecoverySecret } from "./recovery-secret.ts";
import { SEALED_OVERHEAD } from "./sealed-box.ts";

/**
 * A backup file: a head that the twelve words of any sheet open, and behind it the content in sealed pieces, padded as one
 * whole. Who finds the file learns its size class and that it is a backup of this app, and not whose. The first version,
 * which is read and no longer written, was sealed to the root alone.
 */
const MAGIC = utf8("ROERBACK");
const VERSION = 2;
const CHECK_LENGTH = 16;
const OPEN_1_LENGTH = MAGIC.length + 1 + 8;
const SEALED_KEY_LENGTH = SEALED_OVERHEAD + KEY_LENGTH;
export const BACKUP_1_HEAD_LENGTH = OPEN_1_LENGTH + SEALED_KEY_LENGTH + CHECK_LENGTH;

const OPEN_LENGTH = OPEN_1_LENGTH + 1;
/** Without its slots. */
export const BACKUP_HEAD_OVERHEAD = OPEN_LENGTH + CHECK_LENGTH;
/** As many bytes as any head may have. */
export const BACKUP_HEAD_MOST = 2 ** 16;
/** Most bytes of content: more than a browser hands out as one file on a cheap phone. */
export const BACKUP_BYTES = 2 ** 30;

export type BackupHeadFault = {
  readonly type: "not-a-backup" | "backup-newer" | "backup-damaged" | "backup-cut";
};

/** Its length, that of all sealed pieces, and the key to them as it stands there: once, or in slots. */
export type BackupHead = {
  readonly version: 1 | 2;
  readonly headBytes: number;
  readonly pieceBytes: number;
  readonly open: Bytes;
  readonly sealed: Bytes;
};

/** The key of one backup file. It stays in here. */
export class BackupKey {
  readonly #key: Bytes;

  private constructor(key: Bytes) {
    this.#key = key;
  }

  /** `magic8 version1 length8 count1 slots(240n) check16` and the key. Undefined when it could be sealed to nobody. */
  static forContent(
    rootPk: Uint8Array,
    recipients: readonly RecoveryKey[],
    contentLength: number,
  ): { readonly key: BackupKey; readonly head: Bytes; readonly pieceBytes: number } | undefined {
    invariant(contentLength > 0 && contentLength <= BACKUP_BYTES, "a backup of 2³⁰ bytes at most");
    const pieceBytes = sealedFileLength(contentLength);
    const count = slotsFor(recipients.length);
    const open = new Writer()
      .raw(MAGIC, MAGIC.length)
      .u8(VERSION)
      .u64(BACKUP_HEAD_OVERHEAD + count * SLOT_LENGTH + pieceBytes)
      .u8(count)
      .finish();
    const key = randomBytes(KEY_LENGTH);
    const slots = sealSlots(rootPk, recipients, key, open);
    if (!slots) return undefined;
    return { key: new BackupKey(key), head: concat(open, slots, checkOf(open, slots)), pieceBytes };
  }

  /** With the root of the plan it says it is of. Undefined when it was not sealed to these words. */
  static fromHead(
    secret: RecoverySecret,
    { version, open, sealed }: BackupHead,
  ): { readonly key: BackupKey; readonly rootPk: Bytes } | undefined {
    const opened = version === 1 ? openByRoot(secret, sealed, open) : openSlots(secret, sealed, open);
    return opened && { key: new BackupKey(opened.key), rootPk: opened.rootPk };
  }

  /** `nonce24 ‖ secretbox`. `plain`: all bytes of the piece, padding included. */
  seal(piece: number, pieceBytes: number, plain: Uint8Array): Bytes {
    invariant(plain.length === plainLengthOf(pieceBytes, piece), "the bytes of this piece");
    const nonce = randomBytes(NONCE_LENGTH);
    return concat(nonce, secretboxSeal(this.#pieceKey(piece, pieceBytes), nonce, plain));
  }

  /** Undefined when it is not this piece of this file. */
  open(piece: number, pieceBytes: number, sealed: Uint8Array): Bytes | undefined {
    if (sealed.length !== lengthOfPiece(pieceBytes, piece) || sealed.length <= PIECE_OVERHEAD) return undefined;
    const key = this.#pieceKey(piece, pieceBytes);
    return secretboxOpen(key, sealed.slice(0, NONCE_LENGTH), sealed.subarray(NONCE_LENGTH));
  }

  #pieceKey(piece: number, pieceBytes: number): Bytes {
    const last = piece === piecesOf(pieceBytes) - 1;
    const info = new Writer()
      .u32(piece)
      .u8(last ? 1 : 0)
      .finish();
    return kdf("backup", this.#key, KEY_LENGTH, info);
  }
}

function openByRoot(
  secret: RecoverySecret,
  sealed: Bytes,
  open: Bytes,
): { readonly key: Bytes; readonly rootPk: Bytes } | undefined {
  const root = secret.root();
  const key = root.openSealed("backup", sealed, open);
  const rootPk = root.publicKeys;
  root.wipe();
  return key?.length === KEY_LENGTH ? { key, rootPk } : undefined;
}

/** Reads the head of a file of so many bytes; nothing secret is needed. */
export function readBackupHead(start: Uint8Array, fileLength: number): Result<BackupHead, BackupHeadFault> {
  const r = new Reader(start);
  const isOurs = equal(r.raw(MAGIC.length), MAGIC);
  const version = r.u8();
  if (!isOurs) return err({ type: "not-a-backup" });
  if (!r.sound) return err({ type: "backup-cut" });
  if (version > VERSION) return err({ type: "backup-newer" });
  if (version !== 1 && version !== 2) return err({ type: "backup-damaged" });
  const length = r.u64();
  const count = version === 2 ? r.u8() : SLOT_STEP;
  if (!r.sound) return err({ type: "backup-cut" });
  if (!isSlotCount(count)) return err({ type: "backup-damaged" });
  const sealed = r.raw(version === 2 ? count * SLOT_LENGTH : SEALED_KEY_LENGTH);
  const check = r.raw(CHECK_LENGTH);
  if (!r.sound) return err({ type: "backup-cut" });
  const open = new Uint8Array(start.subarray(0, version === 2 ? OPEN_LENGTH : OPEN_1_LENGTH));
  if (!equal(check, checkOf(open, sealed))) return err({ type: "backup-damaged" });
  const headBytes = open.length + sealed.length + CHECK_LENGTH;
  const pieceBytes = length - headBytes;
  if (fileLength < length) return err({ type: "backup-cut" });
  if (fileLength > length || plainLengthOf(pieceBytes, 0) <= 0 || pieceBytes > sealedFileLength(BACKUP_BYTES))
    return err({ type: "backup-damaged" });
  return ok({ version, headBytes, pieceBytes, open, sealed });
}

/** Bytes of the content, with its padding, in all pieces together; in one piece. */
export const plainLengthOfAll = (pieceBytes: number): number => pieceBytes - piecesOf(pieceBytes) * PIECE_OVERHEAD;
export const plainLengthOf = (pieceBytes: number, piece: number): number =>
  lengthOfPiece(pieceBytes, piece) - PIECE_OVERHEAD;
/** Which piece a byte of the content is in, counted from 0. */
export const pieceOf = (at: number): number => Math.floor(at / PIECE_BYTES);

/** `"roer/v1/backup" ‖ dossier16 ‖ SHA-512(along ‖ text)`: what the device that made it signs. */
export const backupSigningInput = (dossier: DossierId, along: Uint8Array, text: Uint8Array): Bytes =>
  concat(prefixBytes("roer/v1/backup"), idToBytes(dossier), sha512(concat(along, text)));

const checkOf = (open: Uint8Array, sealed: Uint8Array): Bytes =>
  hash("backup-check", open, sealed).slice(0, CHECK_LENGTH);

/** Cuts what comes into pieces and seals each as soon as it is full; the rest of the last one is zeros. */
export class BackupWriter {
  readonly #key: BackupKey;
  readonly #pieceBytes: number;
  #buffer: Bytes;
  #filled = 0;
  #piece = 0;

  constructor(key: BackupKey, pieceBytes: number) {
    this.#key = key;
    this.#pieceBytes = pieceBytes;
    this.#buffer = bytes(plainLengthOf(pieceBytes, 0));
  }

  /** Answers the pieces that became full. */
  take(plain: Uint8Array): readonly Bytes[] {
    const sealed: Bytes[] = [];
    for (let at = 0; at < plain.length;) {
      const part = plain.subarray(at, at + this.#buffer.length - this.#filled);
      invariant(part.length > 0, "no more than was said before");
      this.#buffer.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === this.#buffer.length) sealed.push(this.#next());
    }
    return sealed;
  }

  finish(): readonly Bytes[] {
    const sealed: Bytes[] = [];
    while (this.#piece < piecesOf(this.#pieceBytes)) sealed.push(this.#next());
    return sealed;
  }

  #next(): Bytes {
    const sealed = this.#key.seal(this.#piece, this.#pieceBytes, this.#buffer);
    this.#piece += 1;
    this.#buffer = bytes(Math.max(0, plainLengthOf(this.#pieceBytes, this.#piece)));
    this.#filled = 0;
    return sealed;
  }
}

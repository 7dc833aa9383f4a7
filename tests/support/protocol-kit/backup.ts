import { type Bytes, Reader, concat, demand, fromHex, fromUtf8, same } from "./bytes.ts";
import { Chains, type SignedCapability, decodeSigned } from "./capability.ts";
import { type Keys, dossierId, publicOf, rootKeys, sheetKeys } from "./keys.ts";
import { apart, backupCut, openPieces } from "./pieces.ts";
import { H, KDF, boxPair, openSealed, padme, sha512, verifies } from "./primitives.ts";

export type Backup = {
  readonly rootPk: Bytes;
  readonly text: string;
  readonly along: Bytes;
  readonly files: readonly (readonly Bytes[])[];
};

const SLOT = 240;

/** The X25519 form of an Ed25519 pair (RFC 7748 §4.1). */
const boxFormOf = (seed: Bytes) => boxPair(sha512(seed).slice(0, 32));

/** Takes a backup file apart as the words of one sheet open it; `other-words` where they open no slot. */
export function openBackup(file: Bytes, secret: Bytes): Backup {
  const { key, rootPk, length, pieces } = openHead(file, secret);
  demand(length === file.length, "damaged", "length");
  return readContent(openPieces(backupCut(key), apart(pieces)), rootPk);
}

type Found = { readonly key: Bytes; readonly rootPk: Bytes };

/** The key of a file as its head gives it to these words, and what stands behind the head. */
export function openHead(file: Bytes, secret: Bytes): Found & { readonly length: number; readonly pieces: Bytes } {
  const reader = new Reader(file);
  demand(fromUtf8(reader.take(8)) === "ROERBACK", "damaged", "magic");
  const version = reader.uint(1);
  demand(version === 1 || version === 2, "later-version");
  const length = reader.uint(8);
  const found = version === 1 ? firstVersion(file, reader, secret) : secondVersion(file, reader, secret);
  return { ...found, length, pieces: reader.rest() };
}

function firstVersion(file: Bytes, reader: Reader, secret: Bytes): Found {
  const context = file.slice(0, 17);
  const sealed = reader.take(104);
  demand(same(reader.take(16), H("backup-check", context, sealed).slice(0, 16)), "damaged", "check");
  const root = rootKeys(secret);
  const key = openSealed(root.box, "backup", context, sealed);
  demand(key !== undefined, "other-words");
  return { key, rootPk: publicOf(root) };
}

function secondVersion(file: Bytes, reader: Reader, secret: Bytes): Found {
  const count = reader.uint(1);
  demand(count > 0 && count % 8 === 0, "damaged", "slots");
  const context = file.slice(0, 18);
  const slots = reader.take(count * SLOT);
  demand(same(reader.take(16), H("backup-check", context, slots).slice(0, 16)), "damaged", "check");
  const root = rootKeys(secret);
  const seeds = [root.sign.seed, KDF("sheet-sign", secret, 32)];
  for (let at = 0; at < count; at++)
    for (const seed of seeds) {
      const slot = openSealed(boxFormOf(seed), "backup-slot", context, slots.slice(at * SLOT, (at + 1) * SLOT));
      const found = slot && inSlot(slot, root, seed, secret, context);
      if (found) return found;
    }
  demand(false, "other-words");
}

/** The root that a slot names is believed only when it is the words' own, or their box key follows from it. */
function inSlot(slot: Bytes, root: Keys, seed: Bytes, secret: Bytes, context: Bytes): Found | undefined {
  const rootPk = slot.slice(0, 64);
  const isRoot = same(seed, root.sign.seed);
  if (isRoot && !same(rootPk, publicOf(root))) return undefined;
  const box = isRoot ? root.box : sheetKeys(secret, rootPk).box;
  const key = openSealed(box, "backup", context, slot.slice(64));
  return key && { key, rootPk };
}

/** What a device signs of a backup. */
export const backupInput = (dossier: string, along: Bytes, text: Bytes): Bytes =>
  concat(fromHex(dossier), sha512(along, text));

function readContent(content: Bytes, rootPk: Bytes): Backup {
  const reader = new Reader(content);
  const along = reader.take(65_576);
  const text = reader.sized();
  const certificates = Array.from({ length: reader.uint(1) }, () => decodeSigned(reader.take(244)));
  const made = reader.take(64);
  const dossier = dossierId(rootPk);
  const chains = new Chains(rootPk.slice(0, 32), dossier);
  chains.takeAll(certificates);
  const [maker] = certificates;
  demand(maker !== undefined && isMaker(maker, dossier, along, text, made), "damaged", "signature");
  const listed = JSON.parse(fromUtf8(text)) as { dossier: string; files: readonly { bytes: number }[] };
  demand(listed.dossier === dossier, "damaged", "of another dossier");
  const files = listed.files.map(({ bytes }) => apart(reader.take(bytes)));
  const padding = reader.rest();
  demand(
    padding.every((byte) => byte === 0),
    "damaged",
    "padded with something",
  );
  demand(content.length === padme(content.length - padding.length), "damaged", "another length");
  return { rootPk, text: fromUtf8(text), along, files };
}

const isMaker = (maker: SignedCapability, dossier: string, along: Bytes, text: Bytes, made: Bytes): boolean =>
  verifies(maker.signPk, "roer/v1/backup", backupInput(dossier, along, text), made);

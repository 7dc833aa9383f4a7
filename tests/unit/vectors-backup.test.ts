import { describe, expect, it, test } from "vitest";
import { fromBase64url, toHex } from "#src/base/bytes.ts";
import { BackupKey, BackupWriter, backupSigningInput, plainLengthOf, readBackupHead } from "#src/crypto/backup-seal.ts";
import { sealedFileLength } from "#src/crypto/file-seal.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { wordsFromSecret } from "#src/crypto/words.ts";
import { openBackup } from "#src/operations/open-backup.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import { drawInOrder, frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";
import { valueOf } from "#tests/support/value-of.ts";

type File = { readonly draws: readonly string[]; readonly head: string };
const vectors = frozenVectors<{
  readonly recoverySecret: string;
  readonly files: readonly [
    File & { readonly content: string; readonly pieces: readonly string[] },
    File & { readonly length: number; readonly hashes: readonly string[] },
  ];
  readonly signed: {
    readonly dossier: DossierId;
    readonly area: string;
    readonly text: string;
    readonly input: string;
  };
}>("backup.json");

/** The words' bytes, as a sheet of these vectors has them. */
const secretOf = (hex: string): RecoverySecret =>
  valueOf(RecoverySecret.fromWords(wordsFromSecret(hexBytes(hex)).join(" ")));
/** Draws 0 to 2 are those of the head. */
function keyOf({ draws, head }: File, length: number) {
  const data = hexBytes(head);
  const read = valueOf(readBackupHead(data, data.length + length));
  const opened = BackupKey.fromHead(secretOf(vectors.recoverySecret), read);
  if (!opened) throw new Error("the first sheet opens it");
  drawInOrder(...draws.slice(3));
  return { key: opened.key, pieceBytes: read.pieceBytes };
}
function written(content: Uint8Array, file: File, length: number): readonly Uint8Array[] {
  const { key, pieceBytes } = keyOf(file, length);
  const writer = new BackupWriter(key, pieceBytes);
  // In parts that end elsewhere than the pieces do.
  const parts = [content.subarray(0, 100), content.subarray(100)].flatMap((part) => writer.take(part));
  return [...parts, ...writer.finish()];
}

describe("a backup file, byte for byte", () => {
  const [small, large] = vectors.files;
  const smallBytes = small.pieces.join("").length / 2;
  const largeBytes = sealedFileLength(large.length);

  it("is written in one piece as it was", () => {
    expect(written(hexBytes(small.content), small, smallBytes).map(toHex)).toEqual(small.pieces);
  });

  it("is written in two pieces as it was", () => {
    const content = new Uint8Array(large.length).map((_, i) => (i * 7) % 251);
    expect(written(content, large, largeBytes).map((one) => toHex(sha512(one)))).toEqual(large.hashes);
  });

  it("of the first version opens by the root, and its content is there with zeros behind it", () => {
    const { key, pieceBytes } = keyOf(small, smallBytes);
    const plain = key.open(0, pieceBytes, hexBytes(small.pieces[0] ?? ""));
    const content = hexBytes(small.content);
    expect(toHex(plain?.subarray(0, content.length) ?? new Uint8Array())).toBe(small.content);
    expect(plain?.subarray(content.length).every((byte) => byte === 0)).toBe(true);
  });

  it("a piece opens in its own place only", () => {
    const { key, pieceBytes } = keyOf(large, largeBytes);
    const [first = new Uint8Array()] = new BackupWriter(key, pieceBytes).take(new Uint8Array(large.length));
    expect(key.open(0, pieceBytes, first)?.length).toBeGreaterThan(0);
    expect(key.open(1, pieceBytes, first)).toBeUndefined();
    // As the whole of a shorter file.
    expect(key.open(0, first.length, first)).toBeUndefined();
  });

  it("is signed over these bytes", () => {
    const { dossier, area, text, input } = vectors.signed;
    expect(toHex(backupSigningInput(dossier, hexBytes(area), hexBytes(text)))).toBe(input);
  });
});

test("a head with slots is written as it was: the key for the first sheet and for a further one, and fillers", () => {
  const frozen = frozenVectors<{
    readonly recoverySecret: string;
    readonly sheetSecret: string;
    readonly contentLength: number;
    readonly draws: readonly string[];
    readonly head: string;
  }>("backup-slots.json");
  const other = RecoverySecret.generate();
  const [first, further] = [secretOf(frozen.recoverySecret), secretOf(frozen.sheetSecret)];
  const rootPk = first.root().publicKeys;
  drawInOrder(...frozen.draws, "00".repeat(24));
  const made = BackupKey.forContent(rootPk, [first.root(), further.sheet(rootPk)], frozen.contentLength);
  expect(toHex(made?.head ?? new Uint8Array())).toBe(frozen.head);
  const head = hexBytes(frozen.head);
  const read = valueOf(readBackupHead(head, head.length + sealedFileLength(frozen.contentLength)));
  const piece = made?.key.seal(0, read.pieceBytes, new Uint8Array(plainLengthOf(read.pieceBytes, 0)));
  for (const secret of [first, further]) {
    const opened = BackupKey.fromHead(secret, read);
    expect(toHex(opened?.rootPk ?? new Uint8Array())).toBe(toHex(rootPk));
    expect(opened?.key.open(0, read.pieceBytes, piece ?? new Uint8Array())).toBeDefined();
  }
  expect(BackupKey.fromHead(other, read)).toBeUndefined();
});

describe("a backup that was made when its version was frozen still opens, and says what it said", () => {
  it.each(["frozen-backup-v1.json", "frozen-backup-v2.json"])("%s", async (name) => {
    const frozen = frozenVectors<{ words: string | readonly string[]; file: string; content: unknown }>(name);
    for (const words of [frozen.words].flat()) {
      const backup = valueOf(await openBackup(new Blob([fromBase64url(frozen.file) ?? new Uint8Array()]), words));
      expect(backup.content).toEqual(frozen.content);
      const [file] = backup.content.files;
      expect(file && (await backup.filePiece(file.blob, 0))?.length).toBe(file?.bytes);
    }
  });
});

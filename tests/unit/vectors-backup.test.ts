import { describe, expect, it, test } from "vitest";
import { concat, fromBase64url, toHex } from "#src/base/bytes.ts";
import { AccessKeys } from "#src/crypto/access-keys.ts";
import { BackupKey, BackupWriter, backupSigningInput, readBackupHead } from "#src/crypto/backup-seal.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { openBackup } from "#src/operations/open-backup.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import { drawInOrder, frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";
import { valueOf } from "#tests/support/value-of.ts";

type File = { readonly draws: readonly string[]; readonly head: string };
const vectors = frozenVectors<{
  readonly recoverySecret: string;
  readonly rootBoxPk: string;
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

function written(content: Uint8Array, { draws }: File) {
  drawInOrder(...draws);
  const made = BackupKey.forContent(hexBytes(vectors.rootBoxPk), content.length);
  if (!made) throw new Error("the root's key is sound");
  const writer = new BackupWriter(made.key, made.pieceBytes);
  // In parts that end elsewhere than the pieces do.
  const parts = [content.subarray(0, 100), content.subarray(100)].flatMap((part) => writer.take(part));
  return { head: made.head, pieces: [...parts, ...writer.finish()] };
}

describe("a backup file, byte for byte", () => {
  const [small, large] = vectors.files;

  it("is written in one piece as it was", () => {
    const { head, pieces } = written(hexBytes(small.content), small);
    expect([toHex(head), pieces.map(toHex)]).toEqual([small.head, small.pieces]);
  });

  it("is written in two pieces as it was", () => {
    const content = new Uint8Array(large.length).map((_, i) => (i * 7) % 251);
    const { head, pieces } = written(content, large);
    expect([toHex(head), pieces.map((one) => toHex(sha512(one)))]).toEqual([large.head, large.hashes]);
  });

  it("opens by the root, and its content is there with zeros behind it", () => {
    const file = concat(hexBytes(small.head), ...small.pieces.map(hexBytes));
    const head = valueOf(readBackupHead(file, file.length));
    const key = BackupKey.fromHead(AccessKeys.ofRoot(hexBytes(vectors.recoverySecret)), head);
    const plain = key?.open(0, head.pieceBytes, hexBytes(small.pieces[0] ?? ""));
    const content = hexBytes(small.content);
    expect(toHex(plain?.subarray(0, content.length) ?? new Uint8Array())).toBe(small.content);
    expect(plain?.subarray(content.length).every((byte) => byte === 0)).toBe(true);
  });

  it("a piece opens in its own place only", () => {
    drawInOrder(...large.draws);
    const made = BackupKey.forContent(hexBytes(vectors.rootBoxPk), large.length);
    if (!made) throw new Error("the root's key is sound");
    const writer = new BackupWriter(made.key, made.pieceBytes);
    const [first = new Uint8Array()] = writer.take(new Uint8Array(large.length));
    expect(made.key.open(0, made.pieceBytes, first)?.length).toBeGreaterThan(0);
    expect(made.key.open(1, made.pieceBytes, first)).toBeUndefined();
    // As the whole of a shorter file.
    expect(made.key.open(0, first.length, first)).toBeUndefined();
  });

  it("is signed over these bytes", () => {
    const { dossier, area, text, input } = vectors.signed;
    expect(toHex(backupSigningInput(dossier, hexBytes(area), hexBytes(text)))).toBe(input);
  });
});

test("a backup that was made when this version was frozen still opens, and says what it said", async () => {
  const frozen = frozenVectors<{ words: string; file: string; content: unknown }>("frozen-backup-v1.json");
  const backup = valueOf(await openBackup(new Blob([fromBase64url(frozen.file) ?? new Uint8Array()]), frozen.words));
  expect(backup.content).toEqual(frozen.content);
  const [file] = backup.content.files;
  expect(file && (await backup.filePiece(file.blob, 0))?.length).toBe(file?.bytes);
});

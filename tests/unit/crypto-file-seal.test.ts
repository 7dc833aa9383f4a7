import { createHash, hkdfSync, randomBytes as drawn } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, concat, equal, utf8 } from "#src/base/bytes.ts";
import {
  FileHash,
  newFileKey,
  openPiece,
  PIECE_BYTES,
  PIECE_OVERHEAD,
  rangeOfPiece,
  sealedFileLength,
  sealPiece,
} from "#src/crypto/file-seal.ts";
import { randomBytes, secretboxSeal } from "#src/crypto/nacl.ts";
import { lengthOfPiece, piecesOf } from "#src/protocol/blob-messages.ts";
import { type BlobId, idFromBytes, idToBytes } from "#src/protocol/ids.ts";
import { BLOB_BYTES, BLOB_CHUNK_BYTES } from "#src/protocol/limits.ts";
import { FILE_BYTES } from "#src/dossier/attachment.ts";

const blob = idFromBytes<BlobId>(randomBytes(16));
const key = newFileKey();
const file = new Uint8Array(drawn(PIECE_BYTES + 5000));
const at = (piece: number) => ({ blob, piece, fileLength: file.length });
const plainOf = (piece: number) => file.slice(...rangeOfPiece(file.length, piece));
const sealed = [0, 1].map((piece) => sealPiece(key, at(piece), plainOf(piece)));
const second = sealed[1] ?? bytes(0);

describe("a sealed file", () => {
  it("opens piece by piece to what it was", () => {
    for (const [i, piece] of sealed.entries()) {
      expect(equal(openPiece(key, at(i), piece) ?? bytes(0), plainOf(i))).toBe(true);
    }
  });

  it("tells its size only up to its class, and never takes more than the relay allows", () => {
    const same = (a: number, b: number): void => expect(sealedFileLength(a)).toBe(sealedFileLength(b));
    same(1, 256);
    same(1_000_000, 1_010_000);
    expect(sealedFileLength(FILE_BYTES)).toBeLessThanOrEqual(BLOB_BYTES);
  });

  it("has pieces whose lengths follow from its size alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: FILE_BYTES }), (size) => {
        const whole = sealedFileLength(size);
        const count = piecesOf(whole);
        const lengths = Array.from({ length: count }, (_, piece) => lengthOfPiece(whole, piece));
        expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(whole);
        expect(lengths.slice(0, -1).every((one) => one === BLOB_CHUNK_BYTES)).toBe(true);
        expect(lengths.at(-1)).toBeGreaterThan(PIECE_OVERHEAD);
        const ranges = Array.from({ length: count }, (_, piece) => rangeOfPiece(size, piece));
        expect(ranges.reduce((sum, [from, to]) => sum + to - from, 0)).toBe(size);
      }),
    );
  });

  it("does not open with another key, in another place, as another file, shortened or changed", () => {
    expect(openPiece(newFileKey(), at(1), second)).toBeUndefined();
    expect(openPiece(key, at(0), second)).toBeUndefined();
    expect(openPiece(key, { ...at(1), blob: idFromBytes<BlobId>(randomBytes(16)) }, second)).toBeUndefined();
    expect(openPiece(key, at(1), second.slice(0, -1))).toBeUndefined();
    for (const place of [0, 30, second.length - 1]) {
      const bent = second.slice();
      bent[place] = (bent[place] ?? 0) ^ 1;
      expect(openPiece(key, at(1), bent)).toBeUndefined();
    }
  });

  it("refuses padding that hides something, and a piece that was not sealed as the last", () => {
    const [from, to] = rangeOfPiece(file.length, 1);
    const pieceKey = (last: number) => {
      const info = concat(idToBytes(blob), new Uint8Array([0, 0, 0, 1, last]));
      return new Uint8Array(hkdfSync("sha512", key, utf8("roer/v1"), concat(utf8("blob"), bytes(1), info), 32));
    };
    const plain = bytes(second.length - PIECE_OVERHEAD);
    plain.set(file.slice(from, to));
    const seal = (last = 1, nonce = randomBytes(24)) => concat(nonce, secretboxSeal(pieceKey(last), nonce, plain));
    // The key is what docs/protocol.md says, by another implementation of HKDF: what it seals opens here.
    expect(openPiece(key, at(1), seal())).toEqual(plainOf(1));
    expect(openPiece(key, at(1), seal(0))).toBeUndefined();
    plain[plain.length - 1] = 1;
    expect(openPiece(key, at(1), seal())).toBeUndefined();
  });

  it("has a hash over all its pieces that is SHA-512's first half", () => {
    const hash = new FileHash();
    for (const piece of [0, 1]) hash.take(plainOf(piece));
    expect(Buffer.from(hash.finish())).toEqual(createHash("sha512").update(file).digest().subarray(0, 32));
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bytes, toHex } from "#src/base/bytes.ts";
import { hash } from "#src/crypto/derive.ts";
import { joinShares, multiply, SHARE_LENGTH, type Split, splitBy, splitSecret } from "#src/crypto/shares.ts";
import { frozenVectors, hexBytes } from "#tests/support/frozen-vectors.ts";
import { valueOf } from "#tests/support/value-of.ts";

type Frozen = {
  readonly products: readonly { a: number; b: number; product: number }[];
  readonly sets: readonly { k: number; n: number; secret: string; coefficients: string[]; shares: string[] }[];
};
const frozen = frozenVectors<Frozen>("shares.json");
const SPLITS: readonly Split[] = [
  { k: 2, n: 3 },
  { k: 3, n: 5 },
];
const anySecret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((data) => new Uint8Array(data));
const anySplit = fc.constantFrom(...SPLITS);
const at = <T>(list: readonly T[], index: number): T => {
  const one = list[index];
  if (one === undefined) throw new Error(`there is one at ${index}`);
  return one;
};
const changed = (data: Bytes, place: number): Bytes => data.with(place, (data[place] ?? 0) ^ 1);
/** Made up by somebody who knows how: another value, and whole again. */
function lying(share: Bytes): Bytes {
  const body = changed(share, 20).slice(0, SHARE_LENGTH - 16);
  return new Uint8Array([...body, ...hash("share", body).slice(0, 16)]);
}

describe("the frozen vectors of shares", () => {
  test.each(frozen.products)("$a times $b is $product", ({ a, b, product }) => {
    expect(multiply(a, b)).toBe(product);
  });

  test.each(frozen.sets)("$k of $n: the same shares, and the secret again", ({ n, secret, coefficients, shares }) => {
    expect(splitBy(hexBytes(secret), n, coefficients.map(hexBytes)).map(toHex)).toEqual(shares);
    expect(toHex(valueOf(joinShares(shares.map(hexBytes))).secret)).toBe(secret);
  });
});

describe("shares of any secret", () => {
  test("any k of them, in any order, give it back", () => {
    fc.assert(
      fc.property(anySecret, anySplit, fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), (secret, split, dice) => {
        const shuffled = splitSecret(secret, split)
          .map((share, place) => ({ share, place: dice[place] ?? 0 }))
          .sort((a, b) => a.place - b.place)
          .map(({ share }) => share);
        for (let count = split.k; count <= split.n; count++)
          expect(valueOf(joinShares(shuffled.slice(0, count)))).toEqual({ secret, false: [] });
      }),
    );
  });

  test("fewer are too few, and say how many are missing", () => {
    fc.assert(
      fc.property(anySecret, anySplit, (secret, split) => {
        const shares = splitSecret(secret, split);
        for (let count = 1; count < split.k; count++)
          expect(joinShares(shares.slice(0, count))).toEqual({
            ok: false,
            error: { type: "shares-missing", missing: split.k - count },
          });
      }),
    );
    expect(joinShares([])).toEqual({ ok: false, error: { type: "shares-missing", missing: 1 } });
  });

  test("with k−1 of them every secret is as likely: whichever it is, one polynomial leads there", () => {
    const counts = new Map<number, number>();
    for (let first = 0; first < 256; first++) {
      const secret = new Uint8Array(32).fill(9);
      const [share] = splitBy(secret, 3, [new Uint8Array(32).fill(first)]);
      const value = share?.[20] ?? -1;
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    expect(counts.size).toBe(256);
  });

  test("one bit off anywhere is damaged, and so is another length", () => {
    const shares = splitSecret(new Uint8Array(32).fill(4), at(SPLITS, 0));
    const error = { type: "share-damaged", positions: [1] };
    for (let place = 0; place < SHARE_LENGTH; place++)
      expect(joinShares([at(shares, 0), changed(at(shares, 1), place)])).toEqual({ ok: false, error });
    for (const bad of [at(shares, 1).slice(1), new Uint8Array([...at(shares, 1), 0]), new Uint8Array(0)])
      expect(joinShares([at(shares, 0), bad])).toEqual({ ok: false, error });
  });

  test("one of another set is foreign, and one that comes twice is said to", () => {
    const [ours, theirs] = [1, 2].map((fill) => splitSecret(new Uint8Array(32).fill(fill), at(SPLITS, 0)));
    if (!ours || !theirs) throw new Error("both were split");
    expect(joinShares([at(ours, 0), at(theirs, 1)])).toEqual({
      ok: false,
      error: { type: "share-foreign", positions: [1] },
    });
    expect(joinShares([at(ours, 0), at(ours, 0)])).toEqual({
      ok: false,
      error: { type: "share-twice", positions: [1] },
    });
  });

  test("one that was made up never gives another secret: it is found out, and with one more it is named", () => {
    fc.assert(
      fc.property(anySecret, anySplit, (secret, split) => {
        const shares = splitSecret(secret, split);
        const first = lying(at(shares, 0));
        expect(joinShares([first, ...shares.slice(1, split.k)])).toEqual({
          ok: false,
          error: { type: "shares-false" },
        });
        expect(valueOf(joinShares([first, ...shares.slice(1, split.k + 1)]))).toEqual({ secret, false: [0] });
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat, equal, toHex } from "#src/base/bytes.ts";
import {
  type Cover,
  cover,
  covers,
  decodeCover,
  encodeCover,
  leafKey,
  narrow,
  rootCover,
} from "#src/crypto/time-tree.ts";
import { LEAVES, TREE_DEPTH } from "#src/protocol/time.ts";

const secret = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((data) => new Uint8Array(data));
/** Short and long ranges alike, anywhere in the tree. */
const range = fc
  .integer({ min: 0, max: LEAVES - 1 })
  .chain((from) =>
    fc
      .oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: LEAVES }))
      .map((length) => ({ from, to: Math.min(LEAVES, from + length) })),
  );
const shortRange = fc
  .record({ from: fc.integer({ min: 0, max: LEAVES - 1 }), length: fc.integer({ min: 1, max: 120 }) })
  .map(({ from, length }) => ({ from, to: Math.min(LEAVES, from + length) }));
const leaf = fc.integer({ min: 0, max: LEAVES - 1 });

/** Leaves at which a range most likely goes wrong: its edges, their neighbours and a few inside. */
const probes = ({ from, to }: { from: number; to: number }): number[] =>
  [from - 2, from - 1, from, from + 1, Math.floor((from + to) / 2), to - 2, to - 1, to, to + 1, 0, LEAVES - 1].filter(
    (at) => at >= 0 && at < LEAVES,
  );

const isAncestorOrSelf = (position: number, of: number): boolean => {
  for (let at = of; at >= 1; at = at >> 1) if (at === position) return true;
  return false;
};

const firstOf = (position: number): number => {
  let at = position;
  while (at < LEAVES) at *= 2;
  return at - LEAVES;
};
const endOf = (position: number): number => {
  let at = position;
  while (at < LEAVES) at = 2 * at + 1;
  return at - LEAVES + 1;
};

describe("a window of the time tree", () => {
  it("derives every leaf inside, equal to the derivation from the root", () => {
    fc.assert(
      fc.property(secret, shortRange, (sr, window) => {
        const held = cover(sr, window.from, window.to);
        for (let at = window.from; at < window.to; at++) {
          expect(leafKey(held, at)).toEqual(leafKey(rootCover(sr), at));
        }
      }),
      { numRuns: 30 },
    );
  });

  it("derives no leaf outside", () => {
    fc.assert(
      fc.property(secret, range, fc.array(leaf, { maxLength: 20 }), (sr, window, elsewhere) => {
        const held = cover(sr, window.from, window.to);
        for (const at of [...probes(window), ...elsewhere]) {
          expect(leafKey(held, at) !== undefined).toBe(window.from <= at && at < window.to);
        }
      }),
    );
  });

  it("holds no node above a leaf outside, and no key from which one could be had", () => {
    fc.assert(
      fc.property(secret, range, leaf, (sr, window, elsewhere) => {
        const held = cover(sr, window.from, window.to);
        for (const at of [...probes(window), elsewhere]) {
          if (window.from <= at && at < window.to) continue;
          for (const { position } of held) expect(isAncestorOrSelf(position, LEAVES + at)).toBe(false);
          const outside = leafKey(rootCover(sr), at);
          expect(held.some(({ key }) => outside !== undefined && equal(key, outside))).toBe(false);
        }
      }),
    );
  });

  it("is of at most two nodes a level", () => {
    fc.assert(
      fc.property(secret, range, (sr, { from, to }) => {
        expect(cover(sr, from, to).length).toBeLessThanOrEqual(2 * TREE_DEPTH);
      }),
    );
    const worst = cover(new Uint8Array(32), 1, LEAVES - 1);
    expect(worst).toHaveLength(2 * (TREE_DEPTH - 1));
  });

  it("keeps its node keys in memory of their own, so that cloning one hands over nothing else", () => {
    fc.assert(
      fc.property(secret, range, (sr, { from, to }) => {
        for (const { key } of cover(sr, from, to)) expect(key.buffer.byteLength).toBe(32);
      }),
    );
  });

  it("is the very set that its encoding says", () => {
    fc.assert(
      fc.property(secret, range, (sr, window) => {
        const held = cover(sr, window.from, window.to);
        expect(covers(held)).toEqual([window]);
        const encoded = encodeCover(held);
        expect(encoded).toHaveLength(35 * held.length);
        expect(decodeCover(encoded)).toEqual(held);
      }),
    );
  });
});

describe("two windows together", () => {
  it("derive exactly the union, also when pooled", () => {
    fc.assert(
      fc.property(secret, range, range, fc.array(leaf, { maxLength: 20 }), (sr, a, b, elsewhere) => {
        const pooled: Cover = [...cover(sr, a.from, a.to), ...cover(sr, b.from, b.to)];
        const inside = (at: number): boolean => (a.from <= at && at < a.to) || (b.from <= at && at < b.to);
        for (const at of [...probes(a), ...probes(b), ...elsewhere]) {
          expect(leafKey(pooled, at) !== undefined).toBe(inside(at));
        }
      }),
    );
  });

  it("leave the gap between them closed", () => {
    fc.assert(
      fc.property(secret, fc.uniqueArray(leaf, { minLength: 5, maxLength: 5 }), (sr, cuts) => {
        const [a = 0, b = 0, gap = 0, c = 0, d = 0] = cuts.toSorted((x, y) => x - y);
        const pooled: Cover = [...cover(sr, a, b), ...cover(sr, c, d)];
        if (gap >= b && gap < c) expect(leafKey(pooled, gap)).toBeUndefined();
        for (const { position } of pooled) expect(isAncestorOrSelf(position, LEAVES + gap)).toBe(false);
      }),
    );
  });
});

describe("a delegated window", () => {
  it("is the cover that the owner would have made", () => {
    fc.assert(
      fc.property(secret, range, fc.nat(), fc.nat(), (sr, { from, to }, x, y) => {
        const start = from + (x % (to - from));
        const end = start + 1 + (y % (to - start));
        expect(narrow(cover(sr, from, to), start, end)).toEqual(cover(sr, start, end));
      }),
    );
  });

  it("cannot be had where one leaf of it is missing", () => {
    fc.assert(
      fc.property(secret, range, range, (sr, held, wanted) => {
        const inside = held.from <= wanted.from && wanted.to <= held.to;
        expect(narrow(cover(sr, held.from, held.to), wanted.from, wanted.to) !== undefined).toBe(inside);
      }),
    );
    const sr = new Uint8Array(32);
    const gapped: Cover = [...cover(sr, 8, 16), ...cover(sr, 20, 24)];
    expect(narrow(gapped, 10, 22)).toBeUndefined();
    expect(narrow(gapped, 20, 23)).toEqual(cover(sr, 20, 23));
  });
});

describe("a cover read from bytes", () => {
  it("is taken only in its one canonical form", () => {
    const positions = fc.uniqueArray(fc.integer({ min: 0, max: 63 }), { minLength: 1, maxLength: 6 });
    // Small positions stand for large subtrees, where orders, overlaps and siblings are frequent.
    fc.assert(
      fc.property(positions, (list) => {
        const key = new Uint8Array(32).fill(1);
        const decoded = decodeCover(encodeCover(list.map((position) => ({ position, key }))));
        const inTree = !list.includes(0);
        const sortedApart =
          inTree &&
          list.every((at, i) => {
            const before = list[i - 1];
            return before === undefined || endOf(before) <= firstOf(at);
          });
        const merged = list.some((at) => at % 2 === 0 && list.includes(at + 1));
        expect(decoded !== undefined).toBe(sortedApart && !merged);
      }),
      { numRuns: 2000 },
    );
  });

  it("has one encoding: whatever decodes encodes to the same bytes", () => {
    fc.assert(
      fc.property(secret, range, range, (sr, a, b) => {
        const pooled = encodeCover([...cover(sr, a.from, a.to), ...cover(sr, b.from, b.to)]);
        const decoded = decodeCover(pooled);
        if (decoded) expect(toHex(encodeCover(decoded))).toBe(toHex(pooled));
        else expect(a.to >= b.from).toBe(true);
      }),
    );
  });

  it("has no trailing, missing or out-of-tree part", () => {
    const sr = new Uint8Array(32).fill(7);
    const good = encodeCover(cover(sr, 3, 99));
    expect(decodeCover(good)).toBeDefined();
    expect(decodeCover(concat(good, new Uint8Array(1)))).toBeUndefined();
    expect(decodeCover(good.subarray(0, good.length - 1))).toBeUndefined();
    expect(decodeCover(new Uint8Array(0))).toBeUndefined();
    const beyond = new Uint8Array(35).fill(255);
    expect(decodeCover(beyond)).toBeUndefined();
    expect(decodeCover(encodeCover([{ position: 2 * LEAVES - 1, key: sr }]))).toBeDefined();
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { concat } from "#src/base/bytes.ts";
import { pad, paddedLength, unpad } from "#src/crypto/padding.ts";

const data = fc.uint8Array({ maxLength: 3000 });
const length = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 2 ** 30 }));

describe("padding", () => {
  it("comes off again", () => {
    fc.assert(
      fc.property(data, (plain) => {
        expect(unpad(pad(plain))).toEqual(new Uint8Array(plain));
      }),
    );
  });

  it("comes off a view into a larger buffer too", () => {
    fc.assert(
      fc.property(data, fc.integer({ min: 1, max: 9 }), (plain, offset) => {
        const around = concat(new Uint8Array(offset).fill(9), pad(plain), new Uint8Array(3));
        expect(unpad(around.subarray(offset, around.length - 3))).toEqual(new Uint8Array(plain));
      }),
    );
  });

  it("holds the data and its length, at 256 bytes at least and 12 % more at most", () => {
    fc.assert(
      fc.property(length, (n) => {
        const padded = paddedLength(n);
        expect(padded).toBeGreaterThanOrEqual(Math.max(256, n + 4));
        expect(padded).toBeLessThanOrEqual(Math.max(256, (n + 4) * 1.12));
      }),
    );
  });

  it("grows with the data and lands on size classes, which stay what they are when filled", () => {
    fc.assert(
      fc.property(length, (n) => {
        const padded = paddedLength(n);
        expect(paddedLength(n + 1)).toBeGreaterThanOrEqual(padded);
        if (padded <= 2 ** 30) expect(paddedLength(padded - 4)).toBe(padded);
      }),
    );
  });

  it("makes 258 sizes of a million lengths", () => {
    const classes = new Set<number>();
    for (let n = 0; n < 2 ** 20; n++) classes.add(paddedLength(n));
    // 16 in each octave from 2⁸ to 2¹⁶, 32 in each from there to 2²⁰, and the first two at its ends.
    expect(classes.size).toBe(8 * 16 + 4 * 32 + 2);
  });

  it("is refused with a bit set in the padding, with another length, or in another size class", () => {
    fc.assert(
      fc.property(data, fc.nat(), (plain, at) => {
        const padded = pad(plain);
        const room = padded.length - 4 - plain.length;
        if (room > 0) {
          const dirty = padded.slice();
          dirty[4 + plain.length + (at % room)] = 1;
          expect(unpad(dirty)).toBeUndefined();
        }
        expect(unpad(concat(padded, new Uint8Array(1)))).toBeUndefined();
        expect(unpad(padded.subarray(0, padded.length - 1))).toBeUndefined();
        expect(unpad(concat(padded, new Uint8Array(padded.length)))).toBeUndefined();
      }),
    );
  });

  it("is refused when its length says more than there is", () => {
    const padded = pad(new Uint8Array(10));
    padded.set([255, 255, 255, 255]);
    expect(unpad(padded)).toBeUndefined();
    expect(unpad(new Uint8Array(3))).toBeUndefined();
  });
});

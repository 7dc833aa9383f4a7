import { type Bytes, Reader, concat, demand, same, uint } from "./bytes.ts";
import { H, draw } from "./primitives.ts";

/** One of n parts of 32 bytes, k of which give them back. */
export type Share = {
  readonly set: Bytes;
  readonly index: number;
  readonly k: number;
  readonly n: number;
  readonly share: Bytes;
};

/** In GF(2⁸) with x⁸+x⁴+x³+x+1. */
export function times(a: number, b: number): number {
  let product = 0;
  for (let bit = 0, term = a; bit < 8; bit++, term = (term << 1) ^ (term & 0x80 ? 0x11b : 0))
    if ((b >> bit) & 1) product ^= term;
  return product;
}

/** a²⁵⁴ is 1 / a. */
const inverse = (a: number): number => Array.from({ length: 253 }).reduce<number>((power) => times(power, a), a);

const setOf = (secret: Bytes): Bytes => H("share-set", secret).slice(0, 16);

/** `coefficients` are those of x¹ … x^(k−1), 32 bytes each; drawn unless given. */
export function split(
  secret: Bytes,
  k: number,
  n: number,
  coefficients: readonly Bytes[] = Array.from({ length: k - 1 }, () => draw(32)),
): readonly Share[] {
  return Array.from({ length: n }, (_, at) => ({
    set: setOf(secret),
    index: at + 1,
    k,
    n,
    share: secret.map((byte, place) =>
      [byte, ...coefficients.map((each) => each[place] ?? 0)].reduceRight((sum, term) => times(sum, at + 1) ^ term, 0),
    ),
  }));
}

export function together(shares: readonly Share[]): Bytes {
  const secret = Uint8Array.from({ length: 32 }, (_, place) =>
    shares.reduce((sum, each) => {
      const others = shares.filter((other) => other !== each);
      const weight = others.reduce((w, other) => times(w, times(other.index, inverse(other.index ^ each.index))), 1);
      return sum ^ times(each.share[place] ?? 0, weight);
    }, 0),
  );
  const [first] = shares;
  demand(first !== undefined && same(setOf(secret), first.set), "damaged", "shares that do not belong together");
  return secret;
}

export function encodeShare({ set, index, k, n, share }: Share): Bytes {
  const before = concat(uint(1, 1), set, uint(index, 1), uint(k, 1), uint(n, 1), share);
  return concat(before, H("share", before).slice(0, 16));
}

export function decodeShare(data: Bytes): Share {
  const reader = new Reader(data);
  demand(reader.uint(1) === 1, "malformed", "version");
  const share = {
    set: reader.take(16),
    index: reader.uint(1),
    k: reader.uint(1),
    n: reader.uint(1),
    share: reader.take(32),
  };
  demand(same(reader.take(16), H("share", data.slice(0, 52)).slice(0, 16)), "damaged");
  reader.end();
  demand((share.k === 2 && share.n === 3) || (share.k === 3 && share.n === 5), "malformed", "k of n");
  demand(share.index > 0 && share.index <= share.n, "malformed", "index");
  return share;
}

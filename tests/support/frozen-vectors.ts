import { readFileSync } from "node:fs";
import nacl from "tweetnacl";
import { type Bytes, fromHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

/** A file of tests/vectors/, in the shape that the test expects of it. */
export const frozenVectors = <Shape>(name: string): Shape =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8")) as Shape;

export function hexBytes(text: string): Bytes {
  const data = fromHex(text);
  invariant(data, "vectors are hexadecimal");
  return data;
}

/**
 * From here on every draw of random bytes gives the next of these, in order; a draw of another length, or one too many,
 * fails the test. So a whole exchange can be compared byte by byte. For test files that draw nothing else.
 */
export function drawInOrder(...draws: readonly string[]): void {
  const left = draws.map(hexBytes);
  nacl.setPRNG((out, length) => {
    const next = left.shift();
    invariant(next?.length === length, `a draw of ${length} bytes was expected to be ${next?.length ?? "none"}`);
    out.set(next);
  });
}

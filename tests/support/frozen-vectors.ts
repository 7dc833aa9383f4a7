import { readFileSync } from "node:fs";
import { onTestFinished } from "vitest";
import { type Bytes, fromHex } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import { drawExactly, drawFromSystem } from "./random-source.ts";

/** A file of tests/vectors/, in the shape that the test expects of it. */
export const frozenVectors = <Shape>(name: string): Shape =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}`, import.meta.url), "utf8")) as Shape;

export function hexBytes(text: string): Bytes {
  const data = fromHex(text);
  invariant(data, "vectors are hexadecimal");
  return data;
}

/**
 * From here on every draw of random bytes gives the next of these, in order, so that a whole exchange can be compared byte
 * by byte; a draw of another length, or one too many, fails the test. After the test the machine's own are drawn again.
 */
export function drawInOrder(...draws: readonly string[]): void {
  drawExactly(draws.map(hexBytes));
  onTestFinished(drawFromSystem);
}

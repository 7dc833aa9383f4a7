import { createHash, getRandomValues } from "node:crypto";
import nacl from "tweetnacl";
import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

/**
 * Where tweetnacl, and so all of the app's own code, draws its random bytes in a test. The app itself has no way to set
 * this: only tests reach past src/crypto/nacl.ts to the library.
 */
type Draw = (length: number) => Uint8Array;

const use = (draw: Draw): void =>
  nacl.setPRNG((out, length) => {
    out.set(draw(length));
  });

/** The machine's own, as the app has it. */
export const drawFromSystem = (): void => use((length) => getRandomValues(new Uint8Array(length)));

/** From here on every draw is the next bytes of SHA-512 over the seed and a count: the same seed, the same world. */
export function drawFromSeed(seed: string): void {
  let count = 0;
  let block = new Uint8Array();
  let used = 0;
  use((length) => {
    const out = new Uint8Array(length);
    for (let filled = 0; filled < length;) {
      if (used === block.length) {
        block = new Uint8Array(createHash("sha512").update(`${seed}/${count++}`).digest());
        used = 0;
      }
      const part = block.subarray(used, used + length - filled);
      out.set(part, filled);
      filled += part.length;
      used += part.length;
    }
    return out;
  });
}

/** Every draw is the next of these, in order; a draw of another length, or one too many, is a fault of the test. */
export function drawExactly(draws: readonly Bytes[]): void {
  const left = [...draws];
  use((length) => {
    const next = left.shift();
    invariant(next?.length === length, `a draw of ${length} bytes was expected to be ${next?.length ?? "none"}`);
    return next;
  });
}

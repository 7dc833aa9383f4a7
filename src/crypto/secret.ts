import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

// The bytes lie outside the object: consoles, debuggers, structured clones and comparisons of its fields
// find nothing there, not even a private field.
const held = new WeakMap<Secret, Bytes>();

const SHOWN = "[secret]";
const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/**
 * Key bytes that cannot be printed, serialised or cloned by accident. Takes the array over: the caller
 * keeps no other reference, so that `wipe` leaves none behind (as far as a garbage-collected language goes).
 */
export class Secret {
  constructor(bytes: Bytes) {
    held.set(this, bytes);
  }

  /** Lends the bytes for the length of one call; what `use` is given must not keep them. Wiped is a bug. */
  use<T>(read: (bytes: Bytes) => T): T {
    const bytes = held.get(this);
    invariant(bytes, "a wiped secret is not used again");
    return read(bytes);
  }

  /** Overwrites the bytes; may be called again. */
  wipe(): void {
    held.get(this)?.fill(0);
    held.delete(this);
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [INSPECT](): string {
    return SHOWN;
  }
}

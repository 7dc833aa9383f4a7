import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

/**
 * Big-endian, fixed layouts. Writing a value that does not fit is a bug and throws; reading never throws:
 * a reader that ran out, or is not empty at its end, says so by `finish`.
 */
export class Writer {
  #parts: Uint8Array[] = [];

  raw(data: Uint8Array, length: number): this {
    invariant(data.length === length, `a field of ${length} bytes`);
    this.#parts.push(data);
    return this;
  }

  u8(value: number): this {
    return this.#integer(value, 1);
  }

  u16(value: number): this {
    return this.#integer(value, 2);
  }

  u32(value: number): this {
    return this.#integer(value, 4);
  }

  /** 64 bits on the wire; values up to 2⁵³−1, which outlast any count here. */
  u64(value: number): this {
    return this.#integer(value, 8);
  }

  /** A length of 4 bytes, then as many bytes. */
  sized(data: Uint8Array): this {
    this.u32(data.length);
    this.#parts.push(data);
    return this;
  }

  finish(): Bytes {
    let length = 0;
    for (const part of this.#parts) length += part.length;
    const out = new Uint8Array(length);
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  #integer(value: number, size: number): this {
    invariant(Number.isSafeInteger(value) && value >= 0 && value < 256 ** size, `an unsigned number of ${size} bytes`);
    const out = new Uint8Array(size);
    let rest = value;
    for (let i = size - 1; i >= 0; i--) {
      out[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    this.#parts.push(out);
    return this;
  }
}

export class Reader {
  readonly #data: Bytes;
  #at = 0;
  #short = false;

  constructor(data: Uint8Array) {
    this.#data = new Uint8Array(data);
  }

  get left(): number {
    return this.#data.length - this.#at;
  }

  raw(length: number): Bytes {
    if (this.left < length) {
      this.#short = true;
      this.#at = this.#data.length;
      return new Uint8Array(0);
    }
    const out = this.#data.slice(this.#at, this.#at + length);
    this.#at += length;
    return out;
  }

  u8(): number {
    return this.#integer(1);
  }

  u16(): number {
    return this.#integer(2);
  }

  u32(): number {
    return this.#integer(4);
  }

  u64(): number {
    const value = this.#integer(8);
    if (!Number.isSafeInteger(value)) this.#short = true;
    return value;
  }

  /** At most `limit` bytes; more is as bad as too few. */
  sized(limit: number): Bytes {
    const length = this.u32();
    if (length > limit) this.#short = true;
    return this.#short ? new Uint8Array(0) : this.raw(length);
  }

  /** True while everything asked for was there. */
  get sound(): boolean {
    return !this.#short;
  }

  /** True when all fields were there and nothing is left over. */
  finish(): boolean {
    return !this.#short && this.left === 0;
  }

  #integer(size: number): number {
    const data = this.raw(size);
    let value = 0;
    for (const byte of data) value = value * 256 + byte;
    return value;
  }
}

export type Bytes = Uint8Array<ArrayBuffer>;

/** What the kit takes from nobody: the rule that was broken, in the words of docs/protocol.md where they are there. */
export class Refused extends Error {
  readonly reason: string;
  constructor(reason: string, detail = "") {
    super(detail === "" ? reason : `${reason}: ${detail}`);
    this.reason = reason;
  }
}

export function demand(holds: boolean, reason: string, detail = ""): asserts holds {
  if (!holds) throw new Refused(reason, detail);
}

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

export function fromUtf8(data: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(data);
  } catch {
    throw new Refused("malformed", "not UTF-8");
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const zeros = (length: number): Bytes => new Uint8Array(length);

export const same = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

export function uint(value: number, length: number): Bytes {
  demand(
    Number.isSafeInteger(value) && value >= 0 && value < 2 ** (8 * length),
    "malformed",
    `${value} in ${length} bytes`,
  );
  const out = new Uint8Array(length);
  let rest = value;
  for (let at = length - 1; at >= 0; at--) {
    out[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return out;
}

export const sized = (data: Uint8Array): Bytes => concat(uint(data.length, 4), data);

export const hex = (data: Uint8Array): string => Buffer.from(data).toString("hex");

export function fromHex(text: string): Bytes {
  demand(/^(?:[0-9a-f]{2})*$/.test(text), "malformed", "not hexadecimal");
  return Uint8Array.from(Buffer.from(text, "hex"));
}

export const base64url = (data: Uint8Array): string => Buffer.from(data).toString("base64url");

/** Canonical only: what does not encode to the same text again is refused. */
export function fromBase64url(text: string): Bytes {
  const data = Uint8Array.from(Buffer.from(text, "base64url"));
  demand(base64url(data) === text, "malformed", "not base64url in its one form");
  return data;
}

/** Reads fields one behind the other; `end` refuses what is left. */
export class Reader {
  readonly #data: Uint8Array;
  #at = 0;
  constructor(data: Uint8Array) {
    this.#data = data;
  }
  take(length: number): Bytes {
    demand(this.#at + length <= this.#data.length, "malformed", "too short");
    const part = this.#data.slice(this.#at, this.#at + length);
    this.#at += length;
    return new Uint8Array(part);
  }
  uint(length: number): number {
    const value = this.take(length).reduce((sum, byte) => sum * 256 + byte, 0);
    demand(Number.isSafeInteger(value), "malformed", "an integer over 2^53 - 1");
    return value;
  }
  id(): string {
    return hex(this.take(16));
  }
  sized(): Bytes {
    return this.take(this.uint(4));
  }
  rest(): Bytes {
    return this.take(this.#data.length - this.#at);
  }
  end(): void {
    demand(this.#at === this.#data.length, "malformed", "trailing bytes");
  }
}

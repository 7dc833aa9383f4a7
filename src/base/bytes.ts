/**
 * A byte array over memory that is not shared, as WebCrypto and IndexedDB ask. Lengths are part of a
 * function's contract and checked there.
 */
export type Bytes = Uint8Array<ArrayBuffer>;

export const bytes = (length: number): Bytes => new Uint8Array(length);

export function concat(...parts: readonly Uint8Array[]): Bytes {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Compares public bytes. For secrets use the constant-time comparison in crypto. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

// Both exist in browsers, workers and Node; this folder sees the types of none of them.
declare class TextEncoder {
  encode(text: string): Uint8Array;
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean; ignoreBOM: boolean });
  decode(data: Uint8Array): string;
}

const encoder = new TextEncoder();
const strictDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes;

/** Undefined when the bytes are no well-formed UTF-8. */
export function fromUtf8(data: Uint8Array): string | undefined {
  try {
    return strictDecoder.decode(data);
  } catch {
    return undefined;
  }
}

const HEX = "0123456789abcdef";

export function toHex(data: Uint8Array): string {
  let out = "";
  for (const byte of data) out += HEX.charAt(byte >> 4) + HEX.charAt(byte & 15);
  return out;
}

/** Undefined unless the text is lower-case hexadecimal of even length. */
export function fromHex(text: string): Bytes | undefined {
  if (text.length % 2 !== 0) return undefined;
  const out = new Uint8Array(text.length / 2);
  for (let i = 0; i < out.length; i++) {
    const high = HEX.indexOf(text.charAt(2 * i));
    const low = HEX.indexOf(text.charAt(2 * i + 1));
    if (high < 0 || low < 0) return undefined;
    out[i] = high * 16 + low;
  }
  return out;
}

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SIXTETS = new Int8Array(128).fill(-1);
for (let i = 0; i < 64; i++) SIXTETS[BASE64URL.charCodeAt(i)] = i;

/** RFC 4648 §5, without padding. */
export function toBase64url(data: Uint8Array): string {
  let out = "";
  for (let i = 0; i < data.length; i += 3) {
    const left = data.length - i;
    const word = ((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0);
    out += BASE64URL.charAt(word >> 18) + BASE64URL.charAt((word >> 12) & 63);
    if (left > 1) out += BASE64URL.charAt((word >> 6) & 63);
    if (left > 2) out += BASE64URL.charAt(word & 63);
  }
  return out;
}

/** Undefined unless canonical: no padding, no other characters, no stray bits in the last one. */
export function fromBase64url(text: string): Bytes | undefined {
  const rest = text.length % 4;
  if (rest === 1) return undefined;
  const out = new Uint8Array(Math.floor((text.length * 3) / 4));
  let at = 0;
  let word = 0;
  let bits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const sixtet = code < 128 ? (SIXTETS[code] ?? -1) : -1;
    if (sixtet < 0) return undefined;
    word = ((word << 6) | sixtet) & 0xffffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      out[at++] = (word >> bits) & 255;
    }
  }
  return (word & ((1 << bits) - 1)) === 0 ? out : undefined;
}

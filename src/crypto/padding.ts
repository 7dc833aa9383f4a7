import { type Bytes, bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";

const LENGTH_FIELD = 4;
const FLOOR = 256;
const LIMIT = 2 ** 30;

/**
 * length4 ‖ data ‖ zeros up to the size class, so that a length tells only its class: 256 bytes at least,
 * then Padmé, which adds 12 % at most and leaks O(log log n) bits (Nikitin et al., "Reducing Metadata
 * Leakage from Encrypted Files and Communication with PURBs", 2019, §4). Up to 2³⁰ bytes.
 */
export function pad(data: Uint8Array): Bytes {
  invariant(data.length <= LIMIT, "padded data of 2³⁰ bytes at most");
  const out = bytes(paddedLength(data.length));
  new DataView(out.buffer).setUint32(0, data.length);
  out.set(data, LENGTH_FIELD);
  return out;
}

/** Undefined unless `pad` makes exactly these bytes: a wrong size class or anything but zeros is refused. */
export function unpad(padded: Uint8Array): Bytes | undefined {
  if (padded.length < FLOOR) return undefined;
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  if (length > LIMIT || paddedLength(length) !== padded.length) return undefined;
  const end = LENGTH_FIELD + length;
  for (let i = end; i < padded.length; i++) if (padded[i] !== 0) return undefined;
  return new Uint8Array(padded.subarray(LENGTH_FIELD, end));
}

/** How long data of this length is once padded, its length field included. */
export const paddedLength = (dataLength: number): number => Math.max(FLOOR, padme(LENGTH_FIELD + dataLength));

/** Rounds up so that only the upper bits of a length, as many as its exponent has bits, may differ from zero. */
export function padme(length: number): number {
  const exponent = log2(length);
  const unit = 2 ** (exponent - log2(exponent) - 1);
  return Math.ceil(length / unit) * unit;
}

/** Rounded down; for 1 … 2³²−1. */
const log2 = (n: number): number => 31 - Math.clz32(n);

import type { Bytes } from "#src/base/bytes.ts";

/** SHA-512 (FIPS 180-4): 64 bytes, in memory of their own. */
export type Sha512 = (data: Uint8Array) => Bytes;

import type { Bytes } from "#src/base/bytes.ts";

/** The relay's own Ed25519 key: signs heads and access-log heads. Clients pin the public half at first contact. */
export type RelaySigner = {
  /** 32 bytes. */
  readonly publicKey: Bytes;
  /** 64 bytes. */
  sign(message: Uint8Array): Bytes;
};

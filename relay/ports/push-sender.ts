import type { Bytes } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";

/** A browser as its push service knows it (RFC 8030), with what it decrypts by (RFC 8291). */
export type PushTarget = { readonly endpoint: string; readonly p256dh: Bytes; readonly auth: Bytes };

/**
 * What came of one try: the push service took it; it says that there is no such browser any more; or it did not take it,
 * perhaps with the milliseconds to wait. A try of which nothing was heard counts as not taken.
 */
export type PushOutcome = "taken" | "gone" | { readonly later: number };

/** Sends the one message there is, the same bytes to everybody. */
export type PushSender = {
  /** By which push services and browsers know this relay: an uncompressed point of P-256, 65 bytes. */
  readonly publicKey: Bytes;
  /** May this relay send there at all, and can something be encrypted to it? */
  admits(target: PushTarget): boolean;
  /** Never rejects, and ends within seconds. `leaving` breaks it off. */
  send(target: PushTarget, now: Instant, leaving: AbortSignal): Promise<PushOutcome>;
};

/** Makes one over the private key that the store keeps (PKCS #8, DER). */
export type OpenPushSender = (key: Bytes) => PushSender;

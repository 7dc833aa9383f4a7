import * as z from "zod/mini";
import { PUSH_ENDPOINT_CHARS } from "./limits.ts";
import { bytesOf, milliseconds } from "./wire-fields.ts";

/**
 * Where a device may be told that there is something new (RFC 8030). What is sent there is the same for everybody: see
 * docs/protocol.md. One place per grant; the requests that name one are signed by its key.
 */
const hour = z.int().check(z.minimum(0), z.maximum(23));

/** GET /v1/push/key: the public half of the relay's own key for push services (RFC 8292), a point of P-256. */
export const PushKey = z.strictObject({ time: milliseconds, key: bytesOf(65) });
export type PushKey = z.output<typeof PushKey>;

/** POST /v1/push: takes the place of an earlier one of the same grant. */
export const SubscribePush = z.strictObject({
  /** What the browser was given by its push service; a secret between the two, this relay and the service. */
  endpoint: z.string().check(z.minLength(1), z.maxLength(PUSH_ENDPOINT_CHARS)),
  /** The browser's own key and secret, to which what is sent is encrypted (RFC 8291). */
  p256dh: bytesOf(65),
  auth: bytesOf(16),
  /** Hours in Amsterdam between which nothing is sent; the same hour twice for none. */
  quietFrom: hour,
  quietUntil: hour,
});
export type SubscribePush = z.output<typeof SubscribePush>;

/** POST /v1/push/remove: also with a key that has ended. What is gone already is no fault. */
export const UnsubscribePush = z.strictObject({});
export const PushDone = z.strictObject({ time: milliseconds });

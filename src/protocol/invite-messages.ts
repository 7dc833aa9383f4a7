import * as z from "zod/mini";
import { INVITE_SEALED_BYTES, LONG_POLL } from "./limits.ts";
import { bytesBetween, bytesOf, count, inviteId, milliseconds } from "./wire-fields.ts";

/**
 * An invitation is a mailbox that lives for minutes. All it holds is sealed under a key that only the two
 * screens know; knowing its id is all that looking takes. It goes one way: open → claimed → revealed → delivered, or dead.
 */
export const INVITE_STATES = ["open", "claimed", "revealed", "delivered", "dead"] as const;
export type InviteState = (typeof INVITE_STATES)[number];
const sealed = bytesBetween(1, INVITE_SEALED_BYTES);

/** POST /v1/invites/open, signed by a device. `offer` is bind16, sealed; a QR carries it too, a typed code does not. */
export const OpenInvite = z.strictObject({ invite: inviteId, expires: milliseconds, offer: sealed });
/** POST /v1/invites/claim, by who holds the code; atomic, once. */
export const ClaimInvite = z.strictObject({ invite: inviteId, claim: sealed });
/** POST /v1/invites/reveal, signed by the device that opened it. */
export const RevealInvite = z.strictObject({ invite: inviteId, reveal: sealed });
/** POST /v1/invites/deliver, signed by the device that opened it. */
export const DeliverInvite = z.strictObject({ invite: inviteId, delivery: sealed });
/** POST /v1/invites/cancel, signed by the device that opened it. */
export const CancelInvite = z.strictObject({ invite: inviteId });
/** POST /v1/invites/look: waits up to `wait` ms while the state is still `known`. */
export const LookInvite = z.strictObject({
  invite: inviteId,
  known: z.enum(["none", ...INVITE_STATES]),
  wait: count.check(z.maximum(LONG_POLL)),
});
export const InviteView = z.strictObject({
  time: milliseconds,
  state: z.enum(["none", ...INVITE_STATES]),
  expires: milliseconds,
  offer: z.nullable(sealed),
  claim: z.nullable(sealed),
  reveal: z.nullable(sealed),
  delivery: z.nullable(sealed),
  /** Somebody tried to claim after the first did. */
  contested: z.boolean(),
});
export type InviteView = z.output<typeof InviteView>;
export const InviteDone = z.strictObject({ time: milliseconds });

/** 32 random bytes that a live socket's client signs. */
export const CHALLENGE = bytesOf(32);

import * as z from "zod/mini";
import { CHALLENGE } from "./invite-messages.ts";
import { LONG_POLL, READ_SECTIONS } from "./limits.ts";
import { bytesOf, count, dossierId, grantId, milliseconds, sectionId } from "./wire-fields.ts";

/**
 * Live updates are hints: which section has a new head. The client reads by its cursor, so a lost hint costs
 * time, never data. The socket (GET /v1/live) and the long poll (POST /v1/poll) say the same.
 */
const Subscription = z.array(z.strictObject({ section: sectionId, after: count })).check(z.maxLength(READ_SECTIONS));

/** From the client, after a challenge; one per grant, several on a socket. */
export const Subscribe = z.strictObject({
  t: z.literal("subscribe"),
  dossier: dossierId,
  grant: grantId,
  signature: bytesOf(64),
  sections: Subscription,
});
export type Subscribe = z.output<typeof Subscribe>;

export const LiveEvent = z.discriminatedUnion("t", [
  z.strictObject({ t: z.literal("challenge"), challenge: CHALLENGE, time: milliseconds }),
  z.strictObject({ t: z.literal("subscribed"), dossier: dossierId, grant: grantId, aclVersion: count }),
  z.strictObject({ t: z.literal("head"), dossier: dossierId, grant: grantId, section: sectionId, pos: count }),
  z.strictObject({ t: z.literal("acl"), dossier: dossierId, grant: grantId, aclVersion: count }),
  /** The window ended or the grant was stopped: nothing more comes. */
  z.strictObject({ t: z.literal("ended"), dossier: dossierId, grant: grantId, problem: z.string() }),
  z.strictObject({ t: z.literal("refused"), dossier: dossierId, grant: grantId, problem: z.string() }),
]);
export type LiveEvent = z.output<typeof LiveEvent>;

/** POST /v1/poll: answers at once when something is newer, else within `wait` ms. */
export const PollRequest = z.strictObject({
  aclVersion: count,
  sections: Subscription,
  wait: count.check(z.maximum(LONG_POLL)),
});
export const PollAnswer = z.strictObject({
  time: milliseconds,
  aclVersion: count,
  sections: z.array(z.strictObject({ section: sectionId, pos: count })),
});
export type PollAnswer = z.output<typeof PollAnswer>;

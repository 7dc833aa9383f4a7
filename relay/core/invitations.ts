import { type Bytes, equal } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { InviteState } from "#src/protocol/invite-messages.ts";
import { INVITE_LIFE_LINK, REQUEST_SKEW } from "#src/protocol/limits.ts";
import type { InviteRow } from "#relay/ports/invitation-box.ts";
import type { Tables } from "#relay/ports/store.ts";
import { mayInvite } from "./delegate.ts";
import type { CommandOf, Nothing } from "./commands.ts";
import type { Tools } from "./tools.ts";

/**
 * A mailbox that goes one way: open → claimed → revealed → delivered, or dead. A step that was taken already with
 * the same bytes is answered as the first time, since the first answer may have been lost on the way.
 */
const done = ok({});

/** What was delivered can still be fetched after its time; everything before that dies with the hour. */
export const stateAt = (row: InviteRow, now: Instant): InviteState =>
  row.state !== "delivered" && now >= row.expires ? "dead" : row.state;

export function openInvite(tables: Tables, tools: Tools, command: CommandOf<"openInvite">): Result<Nothing, Problem> {
  const { request, invite, expires, offer, now } = command;
  const { dossier, grant } = request;
  const allowed = mayInvite(tables, dossier, grant);
  if (!allowed.ok) return allowed;
  const earlier = tables.invites.invite(invite);
  if (earlier) {
    const again = earlier.dossier === dossier && earlier.opener === grant && same(earlier.offer, offer);
    return again && stateAt(earlier, now) === "open" ? done : err(problem("invite-taken"));
  }
  // The opener's clock may run ahead by as much as a request's time may.
  if (expires <= now || expires > now + INVITE_LIFE_LINK + REQUEST_SKEW)
    return err(problem("malformed", { limit: INVITE_LIFE_LINK, time: now }));
  const used = tables.invites.underWay(dossier, now);
  // Half is kept for the owner's devices: nobody with a key stands in the way of another key.
  const limit = allowed.value === "owner" ? tools.limits.openInvites : Math.floor(tools.limits.openInvites / 2);
  if (used >= limit) return err(problem("rate", { limit, used }));
  // Nor does one holder stand in the way of another.
  const own = allowed.value === "owner" ? 0 : tables.invites.underWayBy(dossier, grant, now);
  if (own >= tools.limits.openInvitesOfHolder)
    return err(problem("rate", { limit: tools.limits.openInvitesOfHolder, used: own }));
  tables.invites.put({
    invite,
    dossier,
    opener: grant,
    expires,
    state: "open",
    offer,
    claim: undefined,
    reveal: undefined,
    delivery: undefined,
    contested: false,
  });
  return done;
}

/** Atomic and once. A second one is not only refused: the owner is told that somebody tried. */
export function claimInvite(
  tables: Tables,
  { invite, claim, now }: CommandOf<"claimInvite">,
): Result<{ contested: boolean }, Problem> {
  const row = tables.invites.invite(invite);
  if (!row) return err(problem("invite-unknown"));
  const state = stateAt(row, now);
  if (state === "dead") return err(problem("invite-over"));
  if (state === "open") {
    tables.invites.put({ ...row, state: "claimed", claim });
    return ok({ contested: false });
  }
  if (same(row.claim, claim)) return ok({ contested: false });
  // Answered as taken by whoever calls: a failure here would undo the mark.
  tables.invites.put({ ...row, contested: true });
  return ok({ contested: true });
}

export function revealInvite(tables: Tables, command: CommandOf<"revealInvite">): Result<Nothing, Problem> {
  const { reveal, now } = command;
  const row = ownInvite(tables, command);
  if (!row.ok) return row;
  const state = stateAt(row.value, now);
  if (state === "claimed") tables.invites.put({ ...row.value, state: "revealed", reveal });
  else if (state !== "revealed" || !same(row.value.reveal, reveal)) return err(outOfTurn(state));
  return done;
}

export function deliverInvite(tables: Tables, command: CommandOf<"deliverInvite">): Result<Nothing, Problem> {
  const { delivery, now } = command;
  const row = ownInvite(tables, command);
  if (!row.ok) return row;
  const state = stateAt(row.value, now);
  if (state === "revealed") tables.invites.put({ ...row.value, state: "delivered", delivery });
  else if (state !== "delivered" || !same(row.value.delivery, delivery)) return err(outOfTurn(state));
  return done;
}

/** Ends it and forgets what it held. */
export function cancelInvite(tables: Tables, command: CommandOf<"cancelInvite">): Result<Nothing, Problem> {
  const row = ownInvite(tables, command);
  if (!row.ok) return row;
  tables.invites.put({
    ...row.value,
    state: "dead",
    offer: undefined,
    claim: undefined,
    reveal: undefined,
    delivery: undefined,
  });
  return done;
}

/** Only who opened an invitation carries it on; to anyone else there is none. */
function ownInvite(
  tables: Tables,
  { request: asker, invite }: CommandOf<"revealInvite" | "deliverInvite" | "cancelInvite">,
): Result<InviteRow, Problem> {
  const allowed = mayInvite(tables, asker.dossier, asker.grant);
  if (!allowed.ok) return allowed;
  const row = tables.invites.invite(invite);
  if (!row || row.dossier !== asker.dossier) return err(problem("invite-unknown"));
  return row.opener === asker.grant ? ok(row) : err(problem("forbidden"));
}

const same = (kept: Bytes | undefined, given: Bytes): boolean => kept !== undefined && equal(kept, given);

const outOfTurn = (state: InviteState): Problem =>
  problem(state === "dead" ? "invite-over" : state === "open" ? "invite-unknown" : "invite-taken");

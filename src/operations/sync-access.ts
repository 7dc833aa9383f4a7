import { type Result, err, ok } from "#src/base/result.ts";
import { settleActing } from "./acting-records.ts";
import { adoptDelegations } from "./adopt-delegations.ts";
import { endAccess, isPastEnd } from "./end-access.ts";
import { type FlushFault, flush } from "./flush.ts";
import type { RelayFault, SyncOutcome, Syncable } from "./ports.ts";
import { answerNeeds, askForKey } from "./need-key.ts";
import { type PullFault, pull, pullPages, readable } from "./pull.ts";
import { forgetRecoverySecret, register } from "./register.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { believeAsks, endUsedGuardians } from "./guardians.ts";
import { tellKept } from "./kept-shares.ts";
import { clearFiles } from "./clear-files.ts";
import { sendNextPiece } from "./send-files.ts";
import { acceptStanding } from "./standing-acceptance.ts";
import { runStops } from "./stop-key.ts";
import { withdrawBodies } from "./withdraw-bodies.ts";
import { takeAccess } from "./take-access.ts";
import { takeHelpBack } from "./take-help-back.ts";

/** One access as the sync loop drives it: stops first, then what others wrote, then what waits here. */
export function syncable(session: Session, replica: Replica): Syncable {
  const current = (): Replica => session.replica(replica.ref.grant) ?? replica;
  return {
    signer: replica.signer,
    cursors: () => {
      const replica = current();
      const sections = readable(replica);
      return replica.owner && sections.length === 0
        ? undefined
        : sections.map(({ id, head }) => ({ section: id, after: head.pos }));
    },
    aclVersion: () => current().record.aclVersion,
    over: () => session.locked || current().record.over !== undefined,
    sync: async () => {
      const outcome = await session.exclusive(() => syncOnce(session, current()));
      if (outcome.type !== "done") return outcome;
      // One piece at a time: what is written or ended meanwhile does not wait for a long file.
      const sent = await sendNextPiece(session, current);
      if (!sent.ok) return session.exclusive(() => outcomeOf(session, current(), sent.error));
      return sent.value === "more" ? { type: "done", more: true } : { type: "done" };
    },
  };
}

async function syncOnce(session: Session, replica: Replica): Promise<SyncOutcome> {
  if (session.locked || replica.record.over !== undefined) return { type: "done" };
  if (isPastEnd(session, replica)) {
    await endAccess(session, replica, "expired");
    return { type: "over", problem: "expired" };
  }
  const fault = replica.owner ? await syncOwner(session, replica) : await syncHolder(session, replica);
  if (fault) return outcomeOf(session, replica, fault);
  if (replica.sections.some(({ forked }) => forked)) return { type: "forked" };
  return { type: "done" };
}

async function syncOwner(session: Session, replica: Replica): Promise<FlushFault | undefined> {
  if (!replica.record.registered) {
    const registered = await register(session, replica);
    if (!registered.ok) return registered.error;
  }
  for (const step of [
    runStops,
    pull,
    believeAsks,
    adoptDelegations,
    answerNeeds,
    settleActing,
    acceptStanding,
    flush,
    withdrawBodies,
    takeHelpBack,
    forgetRecoverySecret,
    endUsedGuardians,
    clearFiles,
  ]) {
    const done = await step(session, replica);
    if (!done.ok) return done.error;
  }
  return undefined;
}

/** One round trip when nothing is new: the page says whether something of this access changed. */
async function syncHolder(session: Session, replica: Replica): Promise<FlushFault | undefined> {
  const pulled = await pullPages(session, replica);
  if (!pulled.ok && !isOutdated(pulled.error)) return pulled.error;
  const version = await versionNow(session, replica, pulled.ok ? pulled.value.aclVersion : undefined);
  if (!version.ok) return version.error;
  if (version.value !== replica.record.aclVersion) {
    const taken = await takeAccess(session, replica, version.value);
    const again = taken.ok ? await pull(session, replica) : taken;
    if (!again.ok) return unopened(session, replica, again.error);
  } else if (!pulled.ok) return unopened(session, replica, pulled.error);
  await tellKept(session, replica);
  for (const step of [flush, withdrawBodies]) {
    const done = await step(session, replica);
    if (!done.ok) return done.error;
  }
  return undefined;
}

/** Says to the owner that what was sealed to this key does not open, if that is the fault; answers the fault. */
async function unopened(session: Session, replica: Replica, fault: FlushFault): Promise<FlushFault> {
  if (fault.type === "keys-missing") await askForKey(session, replica);
  return fault;
}

/** What a renewed access may cure: a beginning that moved on, or keys that came with a change still to be taken. */
const isOutdated = (fault: PullFault): boolean =>
  fault.type === "keys-missing" || (fault.type === "refused" && fault.problem === "forbidden");

/** By the page, or by a status where none came: a key that only sends messages reads nothing. */
async function versionNow(
  session: Session,
  replica: Replica,
  seen: number | undefined,
): Promise<Result<number, RelayFault>> {
  if (seen !== undefined) return ok(seen);
  const status = await session.ports.relay.status(replica.signer);
  if (!status.ok) return err(status.error);
  session.hearRelayTime(status.value.time);
  return ok(status.value.aclVersion);
}

/**
 * The sheet was used elsewhere, or the dossier erased: this device is out. What it has stays readable and writable here;
 * nothing more is shared. The relay does not sign that, so it holds until the next unlock and is asked again then.
 */
function standDown(session: Session, replica: Replica, why: "expired" | "revoked" | "erased"): SyncOutcome {
  replica.record = { ...replica.record, over: why };
  session.changed();
  return { type: "over", problem: why };
}

const ENDS: Readonly<Record<string, "expired" | "revoked" | "erased" | undefined>> = {
  expired: "expired",
  revoked: "revoked",
  erased: "erased",
};

async function outcomeOf(session: Session, replica: Replica, fault: FlushFault): Promise<SyncOutcome> {
  switch (fault.type) {
    case "offline":
      return { type: "offline" };
    case "clock":
      return { type: "clock", which: fault.which };
    case "refused": {
      const why = ENDS[fault.problem];
      if (why !== undefined && replica.owner) return standDown(session, replica, why);
      if (why === undefined)
        return { type: "retry", ...(fault.retryAfter === undefined ? {} : { afterMs: fault.retryAfter * 1000 }) };
      await endAccess(session, replica, why);
      return { type: "over", problem: fault.problem };
    }
    default:
      return fault.type === "forked" ? { type: "forked" } : { type: "retry" };
  }
}

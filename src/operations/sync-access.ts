import { fetchBundles } from "./fetch-bundles.ts";
import { endAccess, isPastEnd } from "./end-access.ts";
import { type FlushFault, flush } from "./flush.ts";
import type { SyncOutcome, Syncable } from "./ports.ts";
import { pull, readable } from "./pull.ts";
import { forgetRecoverySecret, register } from "./register.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { runStops } from "./stop-key.ts";
import { takeWelcomes } from "./take-welcomes.ts";

/** One access as the sync loop drives it: stops first, then what others wrote, then what waits here. */
export function syncable(session: Session, replica: Replica): Syncable {
  const current = (): Replica => session.replica(replica.ref.grant) ?? replica;
  return {
    signer: replica.signer,
    cursors: () => readable(current()).map(({ id, head }) => ({ section: id, after: head.pos })),
    aclVersion: () => current().record.aclVersion,
    over: () => session.locked || current().record.over !== undefined,
    sync: () => session.exclusive(() => syncOnce(session, current())),
  };
}

export async function syncOnce(session: Session, replica: Replica): Promise<SyncOutcome> {
  if (session.locked || replica.record.over !== undefined) return { type: "done" };
  if (isPastEnd(session, replica)) {
    await endAccess(session, replica, "expired");
    return { type: "over", problem: "expired" };
  }
  const fault = replica.owner ? await syncOwner(session, replica) : await syncHolder(session, replica);
  if (fault) return outcomeOf(session, replica, fault);
  return replica.sections.some(({ forked }) => forked) ? { type: "forked" } : { type: "done" };
}

async function syncOwner(session: Session, replica: Replica): Promise<FlushFault | undefined> {
  if (!replica.record.registered) {
    const registered = await register(session, replica);
    if (!registered.ok) return registered.error;
  }
  for (const step of [runStops, pull, flush, forgetRecoverySecret]) {
    const done = await step(session, replica);
    if (!done.ok) return done.error;
  }
  return undefined;
}

async function syncHolder(session: Session, replica: Replica): Promise<FlushFault | undefined> {
  const status = await session.ports.relay.status(replica.signer);
  if (!status.ok) return status.error;
  session.hearRelayTime(status.value.time);
  if (status.value.aclVersion !== replica.record.aclVersion) {
    // Renewed, or keys of a new generation: what is sealed to this access is taken anew.
    const fetched = await fetchBundles(session, replica);
    if (!fetched.ok) return fetched.error;
    await takeWelcomes(replica, fetched.value);
    replica.record = { ...replica.record, aclVersion: status.value.aclVersion };
    const change = session.store.change();
    for (const copy of replica.sections) replica.save(change, copy, copy.rows.length);
    replica.saveRing(change, session.store);
    replica.saveAccess(change);
    await session.commit(change);
  }
  for (const step of [pull, flush]) {
    const done = await step(session, replica);
    if (!done.ok) return done.error;
  }
  return undefined;
}

/** The sheet was used elsewhere, or the dossier erased: this device is out. What it has stays readable here; nothing more is shared. */
async function standDown(
  session: Session,
  replica: Replica,
  why: "expired" | "revoked" | "erased",
): Promise<SyncOutcome> {
  replica.record = { ...replica.record, over: why };
  const change = session.store.change();
  replica.saveAccess(change);
  await session.commit(change);
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

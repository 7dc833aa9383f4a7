import { type Result, err, ok } from "#src/base/result.ts";
import { amend } from "#src/dossier/kind.ts";
import { createRotation } from "#src/dossier/rotation.ts";
import { LedgerGrant, ledgerId } from "#src/grants/ledger.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { type AccessChange, newEntityId } from "./access-change.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Notes that a key must stop. It counts from the moment the relay has confirmed; until then the screen says it waits. */
export async function askToStop(
  session: Session,
  replica: Replica,
  grant: GrantId,
): Promise<Result<undefined, { readonly type: "storage" }>> {
  return session.exclusive(async () => {
    if (replica.record.stopping.includes(grant)) return ok(undefined);
    replica.record = { ...replica.record, stopping: [...replica.record.stopping, grant] };
    const change = session.store.change();
    replica.saveAccess(change);
    const done = await session.commit(change);
    return done.ok ? ok(undefined) : err({ type: "storage" });
  });
}

/** Stops every key that was asked to stop, before anything else is sent. Inside `session.exclusive`. */
export async function runStops(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  for (const grant of replica.record.stopping) {
    const stopped = await stopOne(session, replica, grant);
    if (!stopped.ok) return stopped;
    replica.record = { ...replica.record, stopping: replica.record.stopping.filter((one) => one !== grant) };
    const change = session.store.change();
    replica.saveAccess(change);
    const done = await session.commit(change);
    if (!done.ok) return err({ type: "storage" });
  }
  return ok(undefined);
}

async function stopOne(session: Session, replica: Replica, grant: GrantId): Promise<Result<undefined, AccessFault>> {
  const stop = (registered: boolean) =>
    changeAccess(session, replica, (change) => planStop(session, replica, change, grant, registered));
  const stopped = await stop(true);
  const isUnknown = !stopped.ok && stopped.error.type === "refused" && stopped.error.problem === "not-found";
  // A colleague whom a holder named and never brought: what there is to end is a name in the ledger.
  return isUnknown ? stop(false) : stopped;
}

/**
 * A key ends with all that its holder let in. Every section it opened, and the inbox, turns to a new generation for all who stay; the rotation record that
 * begins it says who is out.
 */
function planStop(
  session: Session,
  replica: Replica,
  change: AccessChange,
  grant: GrantId,
  registered: boolean,
): "send" | "nothing" {
  const entry = change.ledger.grants.get(grant);
  if (!entry || entry.stoppedAt !== undefined) return "nothing";
  const ending = [grant, ...change.belowOf(grant)].filter(
    (one) => change.ledger.grants.get(one)?.stoppedAt === undefined,
  );
  if (registered) change.revoke(grant);
  const without = new Set(ending);
  const inbox = replica.only("inbox").id;
  for (const section of [...entry.sections, inbox]) {
    const generation = change.rotate(section, section === inbox, without);
    const rotation = createRotation(
      { generation, voidGrants: ending, endedDevices: [] },
      newEntityId(),
      session.tick(),
    );
    if (rotation.ok) change.say(section, [rotation.value]);
  }
  for (const one of ending) {
    const ended = amend(LedgerGrant, ledgerId(one), { stoppedAt: session.now() }, session.tick());
    if (ended.ok) change.say(replica.only("ledger").id, [ended.value]);
  }
  return "send";
}

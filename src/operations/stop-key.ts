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
    const stopped = await changeAccess(session, replica, (change) => planStop(session, replica, change, grant));
    if (!stopped.ok) return stopped;
    replica.record = { ...replica.record, stopping: replica.record.stopping.filter((one) => one !== grant) };
    const change = session.store.change();
    replica.saveAccess(change);
    const done = await session.commit(change);
    if (!done.ok) return err({ type: "storage" });
  }
  return ok(undefined);
}

/**
 * Every section the key opened, and the inbox, turns to a new generation for all who stay; the rotation record that
 * begins it says who is out.
 */
function planStop(session: Session, replica: Replica, change: AccessChange, grant: GrantId): "send" | "nothing" {
  const entry = change.ledger.grants.get(grant);
  if (!entry || entry.stoppedAt !== undefined) return "nothing";
  change.revoke(grant);
  const without = new Set([grant]);
  const inbox = replica.only("inbox").id;
  for (const section of [...entry.sections, inbox]) {
    const generation = change.rotate(section, section === inbox, without);
    const rotation = createRotation(
      { generation, voidGrants: [grant], endedDevices: [] },
      newEntityId(),
      session.tick(),
    );
    if (rotation.ok) change.say(section, [rotation.value]);
  }
  const ended = amend(LedgerGrant, ledgerId(grant), { stoppedAt: session.now() }, session.tick());
  if (ended.ok) change.say(replica.only("ledger").id, [ended.value]);
  return "send";
}

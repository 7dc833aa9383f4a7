import { type Result, err, ok } from "#src/base/result.ts";
import type * as z from "zod/mini";
import { create } from "#src/dossier/kind.ts";
import type { Op } from "#src/dossier/op.ts";
import { LedgerGrant, ledgerId } from "#src/grants/ledger.ts";
import type { AccessAnswer } from "#src/protocol/messages.ts";
import { AccessChange, type ChangeFault } from "./access-change.ts";
import type { RelayFault } from "./ports.ts";
import { type PullFault, pull } from "./pull.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type AccessFault = PullFault | ChangeFault | { readonly type: "clock"; readonly which: "device" | "relay" };

/** Tries again after somebody else changed access first; more often than this and something else is wrong. */
const TRIES = 4;

/**
 * Makes one atomic change of access: computes it from the ledger as it stands, sends it, and takes the log that
 * follows. `plan` may run several times, each time on what the relay has by then; undefined means there is nothing to do.
 * Runs inside `session.exclusive`.
 */
export async function changeAccess(
  session: Session,
  replica: Replica,
  plan: (change: AccessChange) => "send" | "nothing",
): Promise<Result<undefined, AccessFault>> {
  for (let tries = 0; tries < TRIES; tries++) {
    const pulled = await pull(session, replica);
    if (!pulled.ok) return pulled;
    // Who has what stands in the ledger: with two histories of it, or a part kept back, a key would be turned for too few.
    if (replica.only("ledger").forked) return err({ type: "forked" });
    const sealing = session.sealingEpoch(replica);
    if (sealing.type !== "sealable")
      return err({ type: "clock", which: sealing.type === "relay-behind" ? "relay" : "device" });
    const change = new AccessChange(replica, sealing.epoch, session.relayEpoch());
    // Made before, so that what is taken from a colleague who comes in with this change does not come back with their
    // entry; said after, since a device that brings itself in must be known before its word counts.
    const entries = entriesOf(session, change);
    if (plan(change) === "nothing" && entries.length === 0) return ok(undefined);
    if (entries.length > 0) change.say(replica.only("ledger").id, entries);
    if (change.fault) return err(change.fault);
    const kept = await keepKeys(session, replica, change);
    if (!kept.ok) return kept;
    const answer = await session.ports.relay.access(replica.signer, change.build());
    if (answer.ok) return settle(session, replica, answer.value);
    if (!meansTryAgain(answer.error)) return err(answer.error);
    const status = await session.ports.relay.status(replica.signer);
    if (!status.ok) return err(status.error);
    replica.record = { ...replica.record, aclVersion: status.value.aclVersion };
  }
  return err({ type: "page-garbled" });
}

/** Colleagues whom holders let in come into the ledger with the first change after that. */
const entriesOf = (session: Session, change: AccessChange): readonly Op[] =>
  [...change.adopted].flatMap(([grant, entry]) => {
    const made = create(LedgerGrant, entry, ledgerId(grant), session.tick());
    return made.ok ? [made.value] : [];
  });

/** Fresh keys are stored before anything sealed under them leaves: an answer that is lost must not cost a key. */
async function keepKeys(
  session: Session,
  replica: Replica,
  change: AccessChange,
): Promise<Result<undefined, { type: "storage" }>> {
  change.ring.absorb(replica.ring);
  replica.ring = change.ring;
  const store = session.store.change();
  replica.saveRing(store, session.store);
  const done = await session.commit(store);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

async function settle(
  session: Session,
  replica: Replica,
  answer: z.output<typeof AccessAnswer>,
): Promise<Result<undefined, AccessFault>> {
  session.hearRelayTime(answer.time);
  replica.record = { ...replica.record, aclVersion: answer.aclVersion };
  const change = session.store.change();
  replica.saveAccess(change);
  session.raiseFloor(change, session.readingEpoch(replica));
  const done = await session.commit(change);
  if (!done.ok) return err({ type: "storage" });
  return pull(session, replica);
}

const AGAIN: ReadonlySet<string> = new Set(["acl-version", "recipients", "fork", "seq", "generation", "epoch"]);
const meansTryAgain = (fault: RelayFault): boolean => fault.type === "refused" && AGAIN.has(fault.problem);

import { type Result, ok } from "#src/base/result.ts";
import { createNeedKey, neededKeys } from "#src/dossier/need-key.ts";
import { type GrantStanding, readLedger, standingOf } from "#src/grants/ledger.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { newEntityId } from "./access-change.ts";
import { flush, type FlushFault } from "./flush.ts";
import { record } from "./record.ts";
import { sealKeyAgain } from "./renew-key.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/**
 * The holder's side: something was sealed to this key that does not open. Said once for each issue of the key; the relay,
 * which cannot look into what it delivers, saw to it only that something was there. Inside `session.exclusive`.
 */
export async function askForKey(session: Session, replica: Replica): Promise<void> {
  const [inbox] = replica.ofKind("inbox");
  const counter = replica.record.counter ?? 1;
  if (!inbox || replica.record.neededKey === counter) return;
  replica.record = { ...replica.record, neededKey: counter };
  const change = session.store.change();
  replica.saveAccess(change);
  await session.commit(change);
  await record(session, replica, inbox.id, (at) => createNeedKey({ counter }, newEntityId(), at));
  await flush(session, replica);
}

/** The owner's side: seals anew what a holder could not open, if no newer issue of its key has gone out since. */
export async function answerNeeds(session: Session, replica: Replica): Promise<Result<undefined, FlushFault>> {
  const ledger = readLedger(replica.only("ledger").log.settled);
  for (const { ref, fields } of neededKeys(replica.only("inbox").log.settled)) {
    const grant = parseId16<GrantId>(ref.author);
    const entry = grant && ledger.grants.get(grant);
    // Who was let in by a holder asks there: what an owner issues would hang below nobody.
    if (
      !grant ||
      entry?.parent !== undefined ||
      entry?.counter !== fields.counter ||
      !LIVE.has(standingOf(entry, session.now()))
    )
      continue;
    const sealed = await sealKeyAgain(session, replica, grant);
    if (!sealed.ok) return sealed;
  }
  return ok(undefined);
}

const LIVE: ReadonlySet<GrantStanding> = new Set<GrantStanding>(["active", "ending"]);

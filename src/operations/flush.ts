import { type Result, ok } from "#src/base/result.ts";
import { type AccessFault } from "./change-access.ts";
import { createFreshSections } from "./fresh-sections.ts";
import type { Replica } from "./replica.ts";
import { sealFlights } from "./seal-flights.ts";
import { sendFlights } from "./send-flights.ts";
import type { Session } from "./session.ts";

export type FlushFault = AccessFault;

/** Rounds of sealing anew after an epoch or generation moved on. */
const ROUNDS = 3;

/** Sends what waits: sections first that were made offline, then one envelope per section. Inside `session.exclusive`. */
export async function flush(session: Session, replica: Replica): Promise<Result<undefined, FlushFault>> {
  const made = await createFreshSections(session, replica);
  if (!made.ok) return made;
  for (let round = 0; round < ROUNDS; round++) {
    const waited = replica.waiting.length;
    const sealed = await sealFlights(session, replica);
    if (!sealed.ok) return sealed;
    // What its author saw of a log that stopped is no ground to go on from, nor does an answer make it one again.
    const flying = replica.sections.filter(({ flight, forked }) => flight !== undefined && !forked);
    if (flying.length === 0) return ok(undefined);
    const sent = await sendFlights(session, replica, flying);
    if (!sent.ok) return sent;
    if (!sent.value.again) {
      if (!replica.waiting.some(({ row }) => row.op !== undefined && replica.section(row.section)?.created))
        return ok(undefined);
      // Long outboxes take many batches; a relay that says "stored" and keeps nothing does not get to ask for ever.
      if (replica.waiting.length < waited) round -= 1;
    }
  }
  return ok(undefined);
}

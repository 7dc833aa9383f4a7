import type { Result } from "#src/base/result.ts";
import { textsOf } from "./end-access.ts";
import type { StorageFault } from "./ports.ts";
import type { Replica, Waiting } from "./replica.ts";
import { wouldCount } from "./seal-flights.ts";
import type { Session } from "./session.ts";

/** What waits and can go nowhere by a key that goes on: the part it is for was taken from the key, or the right to say it. */
function stuck(replica: Replica): readonly Waiting[] {
  if (replica.owner) return [];
  return replica.waiting.filter(({ row }) => {
    const copy = replica.section(row.section);
    return row.op !== undefined && (copy === undefined || !wouldCount(replica, copy, row.op));
  });
}

/** As texts that the holder may copy. */
export const stuckTexts = (replica: Replica): readonly string[] => textsOf(stuck(replica));

/** Takes them off this device, when the holder says so. */
export async function dropStuck(session: Session, replica: Replica): Promise<Result<undefined, StorageFault>> {
  return session.exclusive(async () => {
    const now = session.replica(replica.ref.grant) ?? replica;
    const keys = new Set(stuck(now).map(({ key }) => key));
    const change = session.store.change();
    for (const key of keys) change.dequeue(key);
    const done = await session.commit(change);
    if (done.ok) now.setWaiting(now.waiting.filter(({ key }) => !keys.has(key)));
    session.changed();
    return done;
  });
}

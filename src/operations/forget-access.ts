import { type Result, err } from "#src/base/result.ts";
import type { StorageFault } from "./ports.ts";
import { type Replica, namesOf } from "./replica.ts";
import { pageCount } from "./section-copy.ts";
import type { Session } from "./session.ts";

export type ForgetFault = StorageFault | { readonly type: "access-open" };

/** Takes a key that is over off this device, with everything that was kept for it: also what was written and never sent. */
export async function forgetAccess(session: Session, replica: Replica): Promise<Result<undefined, ForgetFault>> {
  if (replica.owner || replica.record.over === undefined) return err({ type: "access-open" });
  return session.exclusive(async () => {
    const names = namesOf(replica.ref);
    const change = session.store.change();
    for (const copy of replica.sections) {
      for (let n = 0; n < pageCount(copy); n++) change.remove(names.page(copy.id, n));
      change.remove(names.section(copy.id));
    }
    for (const { key } of replica.waiting) change.dequeue(key);
    change.remove(names.access).remove(names.keys).remove(names.ring);
    session.remove(replica, change);
    return session.commit(change);
  });
}

import { type Result, err, ok } from "#src/base/result.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/**
 * The person says that the relay's date is the true one and this device's clock is behind. From then on what is read and
 * sealed goes by the later of the two; the relay's time still lowers nothing.
 */
export async function confirmClock(
  session: Session,
  replica: Replica,
): Promise<Result<undefined, { readonly type: "storage" }>> {
  return session.exclusive(async () => {
    const current = session.replica(replica.ref.grant) ?? replica;
    current.record = { ...current.record, clockConfirmed: true };
    const change = session.store.change();
    current.saveAccess(change);
    const done = await session.commit(change);
    return done.ok ? ok(undefined) : err({ type: "storage" });
  });
}

/** What the relay's clock says, in milliseconds since 1970; undefined before its first answer. */
export const relayDate = (session: Session): number | undefined =>
  session.relayAhead === undefined ? undefined : session.now() + session.relayAhead;

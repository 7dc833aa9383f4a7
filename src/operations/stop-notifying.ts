import { type Result, ok } from "#src/base/result.ts";
import { readRest } from "./keep-overview.ts";
import type { StorageFault } from "./ports.ts";
import type { Session } from "./session.ts";

/**
 * No notifications on this device any more. The browser gives up its place at once, so that nothing comes; the relay is
 * told as far as there is a network, and hears it from the push service otherwise.
 */
export async function stopNotifying(session: Session): Promise<Result<undefined, StorageFault>> {
  await leavePlace(session);
  return session.exclusive(async () => {
    if (session.locked) return ok(undefined);
    const change = session.store.change();
    const { notify: _off, ...profile } = session.profile;
    session.saveProfile(change, profile);
    return session.commit(change);
  });
}

/** The part of it that is outside of this device's store. */
export async function leavePlace(session: Session): Promise<void> {
  const { notify } = session.profile;
  const { relay, notifications } = session.ports;
  await notifications?.leave();
  if (notify) await readRest(session);
  for (const grant of notify?.grants ?? []) {
    const replica = session.replica(grant);
    const answer = replica && (await relay.unsubscribePush(replica.signer));
    if (answer?.ok === false && answer.error.type === "offline") return;
  }
}

import { type Result, err, ok } from "#src/base/result.ts";
import type { RelayFault } from "./ports.ts";
import type { Session } from "./session.ts";
import { leavePlace } from "./stop-notifying.ts";

export type EraseFault = RelayFault;

/**
 * Everything, at the relay first: when that fails nothing is gone, since without this device nobody could ask again. A
 * dossier that never reached a relay, or is erased there already, goes from here alone.
 */
export async function eraseEverything(session: Session): Promise<Result<undefined, EraseFault>> {
  const owned = session.owned();
  if (owned?.record.registered) {
    const erased = await session.ports.relay.erase(owned.signer);
    if (!erased.ok && !(erased.error.type === "refused" && erased.error.problem === "erased")) return err(erased.error);
  }
  await forgetDevice(session);
  return ok(undefined);
}

/** Everything on this device and nothing elsewhere: for a device that has ended, which the relay no longer hears. */
export async function forgetDevice(session: Session): Promise<void> {
  const { disk } = session.ports;
  await leavePlace(session);
  session.lock();
  await disk.destroy();
}

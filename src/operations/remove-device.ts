import { type Result, err } from "#src/base/result.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { changeAccess } from "./change-access.ts";
import { endDevices } from "./end-devices.ts";
import { type FlushFault, flush } from "./flush.ts";
import { chiefOf } from "./handovers.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

export type RemoveFault =
  | FlushFault
  /** A device does not end itself: that is done from another one, or by the sheet. */
  | { readonly type: "this-device" }
  /** The sheet in the first place ends by handing it on (hand-over.ts). */
  | { readonly type: "first-sheet" };

/**
 * Ends another of the resident's devices. From the relay's yes on it is refused, and opens nothing that is written since;
 * what it has stays readable to whoever holds it. Inside `session.exclusive`.
 */
export async function removeDevice(
  session: Session,
  replica: Replica,
  device: GrantId,
): Promise<Result<undefined, RemoveFault>> {
  if (device === replica.ref.grant) return err({ type: "this-device" });
  if (device === chiefOf(replica.only("ledger").handovers)) return err({ type: "first-sheet" });
  const sent = await flush(session, replica);
  if (!sent.ok) return sent;
  return changeAccess(session, replica, (change) => {
    const entry = change.ledger.devices.get(device);
    if (!entry || entry.endedAt !== undefined) return "nothing";
    endDevices(session, replica, change, [device]);
    return "send";
  });
}

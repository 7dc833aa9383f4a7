import { type Bytes, fromBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { verifyStrict } from "#src/crypto/verify.ts";
import { eraseReceiptInput } from "#src/protocol/erase-receipt.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import type { RelayFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { leavePlace } from "./stop-notifying.ts";

export type EraseFault = RelayFault;

/** The relay's word that a dossier is gone there. `time`: its own, milliseconds since 1970. */
export type EraseReceipt = {
  readonly dossier: DossierId;
  readonly time: number;
  /** 32 bytes, as it was pinned at first contact. */
  readonly relayKey: Bytes;
  /** 64 bytes over `eraseReceiptInput`. */
  readonly signature: Bytes;
};

/**
 * Everything, at the relay first: when that fails nothing is gone, since without this device nobody could ask again. A
 * dossier that never reached a relay, or is erased there already, goes from here alone. Answers the relay's receipt, where
 * it gave one that its key stands for.
 */
export async function eraseEverything(session: Session): Promise<Result<EraseReceipt | undefined, EraseFault>> {
  const owned = session.owned();
  const receipt = owned?.record.registered ? await eraseThere(session, owned) : ok(undefined);
  if (receipt.ok) await forgetDevice(session);
  return receipt;
}

async function eraseThere(session: Session, owned: Replica): Promise<Result<EraseReceipt | undefined, EraseFault>> {
  const erased = await session.ports.relay.erase(owned.signer);
  if (!erased.ok) {
    const { error } = erased;
    return error.type === "refused" && error.problem === "erased" ? ok(undefined) : err(error);
  }
  const { dossier } = owned.ref;
  const { time, signature } = erased.value;
  const relayKey = fromBase64url(owned.record.relayKey);
  const stands = relayKey && (await verifyStrict(relayKey, eraseReceiptInput(dossier, time), signature));
  return ok(stands ? { dossier, time, relayKey, signature } : undefined);
}

/** Everything on this device and nothing elsewhere: for a device that has ended, which the relay no longer hears. */
export async function forgetDevice(session: Session): Promise<void> {
  const { disk } = session.ports;
  await leavePlace(session);
  session.lock();
  await disk.destroy();
}

import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { deviceIdOf } from "#src/crypto/access-keys.ts";
import { create } from "#src/dossier/kind.ts";
import { LedgerDevice, ledgerId, readLedger } from "#src/grants/ledger.ts";
import { encodeCapability } from "#src/protocol/capability.ts";
import { certificatesOf, chainOf } from "./certificates.ts";
import type { AccessChange } from "./access-change.ts";
import { changeAccess } from "./change-access.ts";
import { deviceFields } from "./create-dossier.ts";
import { type FlushFault, flush } from "./flush.ts";
import { deviceRecord } from "./fresh-sections.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { runStops } from "./stop-key.ts";
import { toText } from "./stored.ts";

/** A device that proved, by its digits, to hold these keys; or a further sheet, whose keys were made here. */
export type NewDevice = { readonly signPk: Bytes; readonly boxPk: Bytes } & (
  | { readonly name: string }
  | { readonly sheet: true }
  | { readonly guardians: NewSet }
);

/** A recovery key that guardians hold in parts, and what goes with its making, in the same change. */
export type NewSet = {
  readonly entry: NonNullable<LedgerDevice["guardians"]>;
  /** Before it gets its keys. */
  readonly beside: (change: AccessChange) => void;
};

export type LinkFault =
  | FlushFault
  /** This device was itself brought in by one that was brought in, and so on: only the first sheet goes further. */
  | { readonly type: "too-many-links" };

/** Of the 35 links that a chain may have, a holder and three colleagues below her need four. */
const LONGEST_CHAIN = 31;

/**
 * Makes a device one of the resident's own, equal to this one: its certificate, which this device signs, the keys of every
 * section and generation, and the records by which all readers know it, all or nothing. Called again with the same device
 * after an answer was lost, it makes no second one. Answers the certificate. Inside `session.exclusive`.
 */
export async function linkDevice(
  session: Session,
  replica: Replica,
  device: NewDevice,
): Promise<Result<{ readonly certificate: string }, LinkFault>> {
  // Whoever was asked to stop is out first, and what waits here is there for the new device to read.
  for (const step of [runStops, flush]) {
    const done = await step(session, replica);
    if (!done.ok) return done;
  }
  const known = certificatesOf(readLedger(replica.only("ledger").log.settled), replica.record.certificate);
  // Below a sheet comes the device that is recovered by it.
  const below = "name" in device ? 0 : 1;
  if (chainOf(replica.ref.grant, known).length + below >= LONGEST_CHAIN) return err({ type: "too-many-links" });
  const grant = deviceIdOf(device.signPk);
  let certificate = "";
  const linked = await changeAccess(session, replica, (change) => {
    const there = change.ledger.devices.get(grant);
    if (there) {
      ({ certificate } = there);
      return "nothing";
    }
    const signed = change.certify(deviceFields(device));
    certificate = toText(encodeCapability(signed));
    if ("guardians" in device) {
      change.holdBack(grant);
      device.guardians.beside(change);
    }
    change.handOver(signed);
    for (const { id, created } of replica.sections) if (created) change.say(id, [deviceRecord(session, signed)]);
    const fields = { certificate, ...calledIn(device), addedAt: session.now() };
    const record = create(LedgerDevice, fields, ledgerId(grant), session.tick());
    if (record.ok) change.say(replica.only("ledger").id, [record.value]);
    return "send";
  });
  return linked.ok ? ok({ certificate }) : linked;
}

/** As the ledger has it. */
const calledIn = (device: NewDevice): Partial<LedgerDevice> =>
  "name" in device
    ? { name: device.name }
    : "sheet" in device
      ? { sheet: true }
      : { sheet: true, guardians: device.guardians.entry };

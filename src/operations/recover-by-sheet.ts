import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys, dossierIdOf } from "#src/crypto/access-keys.ts";
import type { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { amend, create } from "#src/dossier/kind.ts";
import { opToJson } from "#src/dossier/op.ts";
import { LedgerDevice, ledgerId } from "#src/grants/ledger.ts";
import { type SignedCapability, decodeCapability, encodeCapability } from "#src/protocol/capability.ts";
import { ZERO_16 } from "#src/protocol/envelope.ts";
import { isCertificateOf } from "./certificates.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { deviceFields, ledgerSectionOf } from "./create-dossier.ts";
import { endDevices, liveOthers } from "./end-devices.ts";
import { certified } from "./fetch-bundles.ts";
import { deviceRecord } from "./fresh-sections.ts";
import { chiefOf } from "./handovers.ts";
import { openWhole } from "./open-whole.ts";
import { ownerReplica, readWhole } from "./owner-replica.ts";
import type { RelayFault, StorageFault } from "./ports.ts";
import type { RecoverFault } from "./recover-fault.ts";
import { Replica, namesOf } from "./replica.ts";
import { newSection } from "./section-copy.ts";
import type { Session } from "./session.ts";
import { toText } from "./stored.ts";

/**
 * A further sheet speaks as the device that it is in the ledger: it reads everything, and in one change certifies this device,
 * hands it every key and ends all others. So a recovery that is cut off has either done nothing or all of it.
 */
export async function recoverBySheet(
  session: Session,
  secret: RecoverySecret,
): Promise<Result<undefined, RecoverFault>> {
  const sheet = await asSheet(session, secret);
  if (!sheet.ok) return sheet;
  return session.exclusive(async () => {
    const read = await readWhole(session, sheet.value);
    if (!read.ok) return read;
    const keys = AccessKeys.generate();
    const passed = await passOn(session, sheet.value, keys);
    if (!passed.ok) return passed;
    sheet.value.keys.wipe();
    return settle(session, sheet.value, keys, passed.value);
  });
}

/** Asks the relay whose sheet this is, and believes it only as far as the sheet's own key opens what lies there. */
async function asSheet(session: Session, secret: RecoverySecret): Promise<Result<Replica, RecoverFault>> {
  const { relay } = session.ports;
  const hello = await relay.hello();
  if (!hello.ok) return err(hello.error);
  const found = await relay.findSheet({ sheet: secret.sheetId() });
  if (!found.ok) return err(sheetFault(found.error));
  session.hearRelayTime(found.value.time);
  const { rootPk } = found.value;
  const keys = secret.sheet(rootPk);
  const dossier = dossierIdOf(rootPk);
  const certificate = decodeCapability(found.value.certificate);
  if (!certificate || !isCertificateOf(certificate, dossier, keys)) return err({ type: "garbled" });
  const { grant } = certificate.capability;
  const signer = { dossier, grant, sign: (input: Uint8Array) => keys.sign(input) };
  const status = await relay.status(signer);
  if (!status.ok) return err(status.error);
  const backup = await relay.bundles(signer);
  if (!backup.ok) return err(backup.error);
  const opened = await openWhole(keys, { dossier, grant }, rootPk, backup.value);
  const chained = await certified(grant, [...opened.devices, certificate], rootPk);
  if (!chained || opened.ring.latest(ledgerSectionOf(rootPk)) < 0) return err({ type: "backup-incomplete" });
  const { aclVersion, incarnation } = status.value;
  const { relayKey } = hello.value;
  return ok(ownerReplica({ rootPk, relayKey, certificate, keys, opened, aclVersion, incarnation }));
}

/** What the relay's no means to who has a recovery key. */
export function sheetFault(fault: RelayFault): RecoverFault {
  if (fault.type !== "refused") return fault;
  if (fault.problem === "revoked") return { type: "sheet-ended" };
  return fault.problem === "not-found" ? { type: "no-such-dossier" } : fault;
}

/** The one change: this device comes, and all but the sheet itself go. */
async function passOn(
  session: Session,
  sheet: Replica,
  keys: AccessKeys,
): Promise<Result<SignedCapability, AccessFault>> {
  let signed: SignedCapability | undefined;
  const changed = await changeAccess(session, sheet, (change) => {
    const device = change.certify(deviceFields(keys));
    const chief = chiefOf(sheet.only("ledger").handovers);
    signed = device;
    endDevices(session, sheet, change, liveOthers(change.ledger, sheet.ref.grant, chief), () => [
      deviceRecord(session, device),
    ]);
    change.handOver(device);
    const fields = { certificate: toText(encodeCapability(device)), addedAt: session.now() };
    const entry = create(LedgerDevice, fields, ledgerId(device.capability.grant), session.tick());
    if (entry.ok) change.say(sheet.only("ledger").id, [entry.value]);
    return "send";
  });
  if (!changed.ok) return changed;
  return signed ? ok(signed) : err({ type: "page-garbled" });
}

/** What the sheet read is this device's; of the sheet nothing stays here. */
async function settle(
  session: Session,
  sheet: Replica,
  keys: AccessKeys,
  certificate: SignedCapability,
): Promise<Result<undefined, StorageFault>> {
  const { grant } = certificate.capability;
  const record = { ...sheet.record, grant, certificate: toText(encodeCapability(certificate)) };
  const replica = new Replica(record, keys, sheet.ring);
  const change = session.store.change();
  for (const copy of sheet.sections) {
    const own = { ...copy, ownSeq: 0, ownPrev: ZERO_16, flight: undefined };
    sheet.removeSection(change, copy);
    replica.put(own);
    replica.save(change, own, newSection(own.id, own.kind));
  }
  const { access, ring } = namesOf(sheet.ref);
  change.remove(access).remove(ring);
  replica.saveKeys(change, session.store);
  replica.saveRing(change, session.store);
  replica.saveAccess(change);
  session.add(replica, change);
  const ready = amend(LedgerDevice, ledgerId(grant), { readyAt: session.now() }, session.tick());
  const section = replica.only("ledger").id;
  const rows = ready.ok ? [session.rowFor(replica, { section, op: opToJson(ready.value) })] : [];
  return session.enqueue(replica, rows, change);
}

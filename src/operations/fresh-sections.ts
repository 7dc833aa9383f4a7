import { type Result, err, ok } from "#src/base/result.ts";
import { create } from "#src/dossier/kind.ts";
import type { SetOp } from "#src/dossier/op.ts";
import { RosterDevice } from "#src/dossier/roster-member.ts";
import { createRotation } from "#src/dossier/rotation.ts";
import { LedgerSection, ledgerId } from "#src/grants/ledger.ts";
import { type SignedCapability, encodeCapability } from "#src/protocol/capability.ts";
import { type AccessChange, newEntityId } from "./access-change.ts";
import { decodeCertificate } from "./certificates.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { pull } from "./pull.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";
import { toText } from "./stored.ts";

/** Makes at the relay what was made here without it, with the bundles for devices and the backup, in one change. */
export async function createFreshSections(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  const fresh = replica.waiting.filter(({ row }) => row.create !== undefined);
  if (fresh.length === 0) return ok(undefined);
  const made = await changeAccess(session, replica, (change) => {
    const missing = fresh.filter(({ row }) => !change.ledger.sections.has(row.section));
    for (const { row } of missing) {
      if (row.create === undefined) continue;
      change.createSection(row.section, row.create === "inbox");
      // All of the resident's devices at once: one that comes to write here is known to every reader by then.
      change.say(row.section, [
        ...endedBefore(session, replica, change),
        ...change.liveDevices().map((one) => deviceRecord(session, one)),
      ]);
      const record = create(
        LedgerSection,
        { section: row.section, kind: row.create },
        ledgerId(row.section),
        session.tick(),
      );
      if (record.ok) change.say(replica.only("ledger").id, [record.value]);
    }
    return missing.length === 0 ? "nothing" : "send";
  });
  if (!made.ok) return made;
  const change = session.store.change();
  for (const { key, row } of fresh) {
    const copy = replica.section(row.section);
    if (copy) {
      const created = { ...copy, created: true };
      replica.put(created);
      replica.save(change, created);
    }
    change.dequeue(key).remove(namesOf(replica.ref).fresh(row.section));
  }
  const sections = new Set([...replica.record.sections, ...fresh.map(({ row }) => row.section)]);
  replica.record = { ...replica.record, sections: [...sections] };
  replica.saveAccess(change);
  replica.saveRing(change, session.store);
  replica.setWaiting(replica.waiting.filter(({ row }) => row.create === undefined));
  const done = await session.commit(change);
  if (!done.ok) return err({ type: "storage" });
  return pull(session, replica);
}

/** Who only ever reads here hears of devices that had ended when this section was made, and of a first sheet that had. */
function endedBefore(session: Session, replica: Replica, change: AccessChange): readonly SetOp[] {
  const endedDevices = [...change.ledger.devices].flatMap(([device, { endedAt }]) =>
    endedAt === undefined ? [] : [{ device, lastPosition: 0 }],
  );
  const { handovers } = replica.only("ledger");
  if (endedDevices.length + handovers.length === 0) return [];
  const handed = handovers.length > 0 ? { handovers: [...handovers] } : {};
  const fields = { generation: 0, voidGrants: [], endedDevices, ...handed };
  const record = createRotation(fields, newEntityId(), session.tick());
  return record.ok ? [record.value] : [];
}

/** The record by which readers of a section know a device. */
export function deviceRecord(session: Session, certificate: SignedCapability): SetOp {
  const fields = { device: certificate.capability.grant, certificate: toText(encodeCapability(certificate)) };
  const record = create(RosterDevice, fields, newEntityId(), session.tick());
  if (!record.ok) throw new Error("a device's certificate fits its record");
  return record.value;
}

/** The same of this device. */
export function ownCertificate(session: Session, replica: Replica): SetOp {
  const certificate = decodeCertificate(replica.record.certificate ?? "");
  if (!certificate) throw new Error("an owner's device has its certificate");
  return deviceRecord(session, certificate);
}

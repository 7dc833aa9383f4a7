import { type Result, err, ok } from "#src/base/result.ts";
import { create } from "#src/dossier/kind.ts";
import { RosterDevice } from "#src/dossier/roster-member.ts";
import { LedgerSection, ledgerId } from "#src/grants/ledger.ts";
import { newEntityId } from "./access-change.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { pull } from "./pull.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";

/** Makes at the relay what was made here without it, with the bundles for devices and the backup, in one change. */
export async function createFreshSections(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  const fresh = replica.waiting.filter(({ row }) => row.create !== undefined);
  if (fresh.length === 0) return ok(undefined);
  const made = await changeAccess(session, replica, (change) => {
    const missing = fresh.filter(({ row }) => !change.ledger.sections.has(row.section));
    for (const { row } of missing) {
      if (row.create === undefined) continue;
      change.createSection(row.section, row.create === "inbox");
      change.say(row.section, [ownCertificate(session, replica)]);
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

/** The record by which readers of a section know this device. */
export function ownCertificate(session: Session, replica: Replica) {
  const fields = { device: replica.ref.grant, certificate: replica.record.certificate ?? "" };
  const record = create(RosterDevice, fields, newEntityId(), session.tick());
  if (!record.ok) throw new Error("a device's certificate fits its record");
  return record.value;
}

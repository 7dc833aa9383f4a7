import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { create } from "#src/dossier/kind.ts";
import { LedgerDevice, LedgerRelay, LedgerSection, ledgerId } from "#src/grants/ledger.ts";
import type { SetOp } from "#src/dossier/op.ts";
import { AccessChange, newEntityId } from "./access-change.ts";
import type { AccessFault } from "./change-access.ts";
import { ownCertificate } from "./fresh-sections.ts";
import { type PullFault, pull } from "./pull.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";

/**
 * First contact: pins the relay's key and registers the dossier with everything made so far. An answer that got lost shows
 * in the second try as a dossier that exists; what is there is then simply read. A relay that takes people by invitation
 * wants a `code`, which is kept nowhere. Inside `session.exclusive`.
 */
export async function register(
  session: Session,
  replica: Replica,
  code?: string,
): Promise<Result<undefined, AccessFault>> {
  const hello = await session.ports.relay.hello();
  if (!hello.ok) return err(hello.error);
  session.hearRelayTime(hello.value.time);
  replica.record = { ...replica.record, relayKey: toBase64url(hello.value.relayKey) };
  const sealing = session.sealingEpoch(replica);
  if (sealing.type !== "sealable")
    return err({ type: "clock", which: sealing.type === "relay-behind" ? "relay" : "device" });

  const change = new AccessChange(replica, sealing.epoch);
  const { certificate = "" } = replica.record;
  change.present(certificate);
  const ledger = replica.only("ledger").id;
  const sections = replica.sections.filter(({ id }) => replica.record.sections.includes(id));
  for (const { id, kind } of sections) {
    change.createSection(id, kind === "inbox");
    change.say(id, [ownCertificate(session, replica)]);
  }
  const records = [
    create(LedgerDevice, { certificate, addedAt: session.now() }, ledgerId(replica.ref.grant), session.tick()),
    create(LedgerRelay, { key: replica.record.relayKey }, newEntityId(), session.tick()),
    ...sections.map(({ id, kind }) => create(LedgerSection, { section: id, kind }, ledgerId(id), session.tick())),
  ];
  const ops: SetOp[] = records.flatMap((record) => (record.ok ? [record.value] : []));
  change.say(ledger, ops);

  const access = change.build();
  const invited = code === undefined ? {} : { code };
  const body = { dossier: replica.ref.dossier, rootPk: replica.record.rootPk, access, ...invited };
  const answer = await session.ports.relay.register(replica.signer, body);
  const known = !answer.ok && answer.error.type === "refused" && answer.error.problem === "dossier-exists";
  if (!answer.ok && !known) {
    const { error } = answer;
    const codeAsked = error.type === "refused" && (error.problem === "signup-code" || error.problem === "signup-used");
    if (codeAsked && replica.record.codeAsked !== true) {
      replica.record = { ...replica.record, codeAsked };
      session.changed();
    }
    return err(error);
  }
  const status = known ? await session.ports.relay.status(replica.signer) : answer;
  if (!status.ok) return err(status.error);

  replica.record = { ...replica.record, registered: true, codeAsked: false, aclVersion: status.value.aclVersion };
  const stored = session.store.change();
  for (const { id } of sections) {
    const copy = replica.section(id);
    if (!copy) continue;
    const created = { ...copy, created: true };
    replica.put(created);
    replica.save(stored, created);
  }
  replica.saveAccess(stored);
  const done = await session.commit(stored);
  if (!done.ok) return err({ type: "storage" });
  const pulled = await pull(session, replica);
  return pulled.ok ? forgetRecoverySecret(session, replica) : err(pulled.error satisfies PullFault);
}

/** The sheet was checked and the relay knows the dossier: from here on the paper has the secret and this device does not. */
export async function forgetRecoverySecret(
  session: Session,
  replica: Replica,
): Promise<Result<undefined, { readonly type: "storage" }>> {
  if (!replica.record.sheetChecked || !replica.record.registered) return ok(undefined);
  const change = session.store.change().remove(namesOf(replica.ref).recoverySecret);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys, dossierIdOf } from "#src/crypto/access-keys.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { suggest } from "#src/crypto/words.ts";
import { create } from "#src/dossier/kind.ts";
import { LedgerDevice, ledgerId } from "#src/grants/ledger.ts";
import { encodeCapability } from "#src/protocol/capability.ts";
import { ROOT_GRANT } from "#src/protocol/ids.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { certifyDevice, ledgerSectionOf } from "./create-dossier.ts";
import { endDevices, liveOthers } from "./end-devices.ts";
import { ownCertificate } from "./fresh-sections.ts";
import { openWhole } from "./open-whole.ts";
import { ownerReplica, readWhole } from "./owner-replica.ts";
import type { Ports, RelayFault, RequestSigner } from "./ports.ts";
import { recoverBySheet } from "./recover-by-sheet.ts";
import type { RecoverFault } from "./recover-fault.ts";
import type { Replica } from "./replica.ts";
import { Session } from "./session.ts";
import { lockWith } from "./unlock.ts";

/** Words of the list that a typed one may be meant to be; at most three. */
export const wordSuggestions = (typed: string): readonly string[] => suggest(typed);

/**
 * A sheet on a new device: the relay serves the keyring backup, the earlier devices and all other further sheets are ended
 * and every section turns to a new generation, so that who has the lost phone reads nothing that is written from now on. The
 * words do not say whether they are the first sheet's; which dossier a further one is of, the relay knows.
 */
export async function recoverDossier(ports: Ports, words: string, pin: string): Promise<Result<Session, RecoverFault>> {
  const secret = RecoverySecret.fromWords(words);
  if (!secret.ok) return secret;
  const session = await Session.begin(ports, LocalDatabase.create());
  const byRoot = await recoverByRoot(session, secret.value.root());
  const recovered =
    !byRoot.ok && byRoot.error.type === "no-such-dossier" ? await recoverBySheet(session, secret.value) : byRoot;
  secret.value.wipe();
  // Last: a device without an unlock record has nothing on it.
  const locked = recovered.ok ? await lockWith(ports, session.store.database, pin) : recovered;
  if (!locked.ok) session.lock();
  return locked.ok ? ok(session) : locked;
}

/** The first sheet: the root certifies this device, which then does the rest itself. */
async function recoverByRoot(session: Session, root: AccessKeys): Promise<Result<undefined, RecoverFault>> {
  const { relay } = session.ports;
  const dossier = dossierIdOf(root.publicKeys);
  const asRoot: RequestSigner = { dossier, grant: ROOT_GRANT, sign: (input) => root.sign(input) };

  const hello = await relay.hello();
  if (!hello.ok) return err(hello.error);
  session.hearRelayTime(hello.value.time);
  const status = await relay.status(asRoot);
  if (!status.ok) return err(isUnknown(status.error) ? { type: "no-such-dossier" } : endedOr(status.error));
  const backup = await relay.bundles(asRoot);
  if (!backup.ok) return err(backup.error);

  const opened = await openWhole(root, { dossier, grant: ROOT_GRANT }, root.publicKeys, backup.value);
  if (opened.ring.latest(ledgerSectionOf(root.publicKeys)) < 0) return err({ type: "backup-incomplete" });

  const keys = AccessKeys.generate();
  const certificate = certifyDevice(root, dossier, keys);
  const added = await relay.access(asRoot, {
    ...NOTHING,
    aclVersion: status.value.aclVersion,
    capabilities: [toBase64url(encodeCapability(certificate))],
  });
  if (!added.ok) return err(added.error);

  const replica = ownerReplica({
    rootPk: root.publicKeys,
    relayKey: hello.value.relayKey,
    certificate,
    keys,
    opened,
    aclVersion: added.value.aclVersion,
    incarnation: status.value.incarnation,
  });
  root.wipe();
  const change = session.store.change();
  replica.saveKeys(change, session.store);
  replica.saveRing(change, session.store);
  replica.saveAccess(change);
  session.add(replica, change);
  const stored = await session.commit(change);
  if (!stored.ok) return err(stored.error);
  return session.exclusive(() => takeOver(session, replica));
}

const NOTHING = {
  capabilities: [],
  revoked: [],
  endedDevices: [],
  sections: [],
  envelopes: [],
  bundles: [],
  welcomes: [],
};

/** Another sheet stands in the place of the first one. */
const endedOr = (fault: RelayFault): RecoverFault =>
  fault.type === "refused" && fault.problem === "revoked" ? { type: "sheet-ended" } : fault;

const isUnknown = (fault: RelayFault): boolean =>
  fault.type === "refused" &&
  (fault.problem === "not-found" || fault.problem === "unauthenticated" || fault.problem === "erased");

/** Reads the ledger and all it names, then ends every other device and turns all sections. */
async function takeOver(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  const read = await readWhole(session, replica);
  if (!read.ok) return read;
  for (const copy of replica.sections) {
    const known = new Map([...copy.authors, ...replica.only("ledger").authors]);
    replica.put({ ...copy, authors: known });
  }
  return changeAccess(session, replica, (change) => {
    endDevices(session, replica, change, liveOthers(change.ledger, replica.ref.grant, ROOT_GRANT), () => [
      ownCertificate(session, replica),
    ]);
    const { certificate = "" } = replica.record;
    const now = session.now();
    const fields = { certificate, addedAt: now };
    const entry = create(LedgerDevice, fields, ledgerId(replica.ref.grant), session.tick());
    if (entry.ok) change.say(replica.only("ledger").id, [entry.value]);
    return "send";
  });
}

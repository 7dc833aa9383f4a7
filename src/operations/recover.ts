import { toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys, dossierIdOf } from "#src/crypto/access-keys.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import { type WordsFault, suggest } from "#src/crypto/words.ts";
import { create, recordsOf } from "#src/dossier/kind.ts";
import { LedgerDevice, LedgerRelay, ledgerId } from "#src/grants/ledger.ts";
import { type SignedCapability, encodeCapability } from "#src/protocol/capability.ts";
import { type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import { adoptSections } from "./adopt-sections.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { certifyDevice, ledgerSectionOf } from "./create-dossier.ts";
import { endDevices } from "./end-devices.ts";
import { ownCertificate } from "./fresh-sections.ts";
import { openWhole } from "./open-whole.ts";
import type { Ports, RequestSigner } from "./ports.ts";
import { pull } from "./pull.ts";
import { Replica } from "./replica.ts";
import { newSection } from "./section-copy.ts";
import { Session } from "./session.ts";
import type { UnlockFault } from "./opening.ts";
import { lockWith } from "./unlock.ts";

export type RecoverFault =
  | WordsFault
  | AccessFault
  | UnlockFault
  | { readonly type: "no-such-dossier" }
  | { readonly type: "backup-incomplete" };

/** Words of the list that a typed one may be meant to be; at most three. */
export const wordSuggestions = (typed: string): readonly string[] => suggest(typed);

/**
 * The sheet on a new device: the root certifies this device, the relay serves the keyring backup, the earlier devices are
 * ended and every section turns to a new generation, so that who has the lost phone reads nothing that is written from now on.
 */
export async function recoverDossier(ports: Ports, words: string, pin: string): Promise<Result<Session, RecoverFault>> {
  const secret = RecoverySecret.fromWords(words);
  if (!secret.ok) return secret;
  const root = secret.value.root();
  const dossier = dossierIdOf(root.publicKeys);
  const asRoot: RequestSigner = { dossier, grant: ROOT_GRANT, sign: (input) => root.sign(input) };

  const hello = await ports.relay.hello();
  if (!hello.ok) return err(hello.error);
  const status = await ports.relay.status(asRoot);
  if (!status.ok) return err(isUnknown(status.error) ? { type: "no-such-dossier" } : status.error);
  const backup = await ports.relay.bundles(asRoot);
  if (!backup.ok) return err(backup.error);

  const opened = await openWhole(root, { dossier, grant: ROOT_GRANT }, root.publicKeys, backup.value);
  const ledger = ledgerSectionOf(root.publicKeys);
  if (opened.ring.latest(ledger) < 0) return err({ type: "backup-incomplete" });

  const database = LocalDatabase.create();
  const session = await Session.begin(ports, database);
  session.hearRelayTime(hello.value.time);
  const keys = AccessKeys.generate();
  const certificate = certifyDevice(root, dossier, keys);
  const text = toBase64url(encodeCapability(certificate));
  const added = await ports.relay.access(asRoot, {
    ...NOTHING,
    aclVersion: status.value.aclVersion,
    capabilities: [text],
  });
  if (!added.ok) return err(added.error);

  const replica = new Replica(
    {
      v: 1,
      dossier,
      grant: certificate.capability.grant,
      role: "owner",
      rootPk: toBase64url(root.publicKeys),
      relayKey: toBase64url(hello.value.relayKey),
      name: "",
      certificate: text,
      registered: true,
      sheetChecked: true,
      aclVersion: added.value.aclVersion,
      incarnation: status.value.incarnation,
      stopping: [],
      sections: [ledger],
    },
    keys,
    opened.ring,
  );
  const authors = new Map<GrantId, SignedCapability>(
    [...opened.devices, certificate].map((one) => [one.capability.grant, one]),
  );
  replica.put({ ...newSection(ledger, "ledger"), created: true, authors });
  const change = session.store.change();
  replica.saveKeys(change, session.store);
  replica.saveRing(change, session.store);
  replica.saveAccess(change);
  session.add(replica, change);
  const stored = await session.commit(change);
  if (!stored.ok) return err(stored.error);
  const taken = await session.exclusive(() => takeOver(session, replica));
  if (!taken.ok) return taken;
  secret.value.wipe();
  const locked = await lockWith(ports, database, pin);
  return locked.ok ? ok(session) : locked;
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

const isUnknown = (fault: { readonly type: string; readonly problem?: string }): boolean =>
  fault.type === "refused" &&
  (fault.problem === "not-found" || fault.problem === "unauthenticated" || fault.problem === "erased");

/** Reads the ledger and all it names, then ends every other device and turns all sections. */
async function takeOver(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  const read = await pull(session, replica);
  if (!read.ok) return read;
  // The ledger pins the relay's key. Another one now would let the relay contradict itself without anybody being able to prove it.
  const pinned = recordsOf(replica.only("ledger").log.settled, LedgerRelay);
  if (!pinned.some(({ fields }) => fields.key === replica.record.relayKey)) return err({ type: "page-garbled" });
  await adoptSections(replica);
  for (const copy of replica.sections) {
    const known = new Map([...copy.authors, ...replica.only("ledger").authors]);
    replica.put({ ...copy, authors: known });
  }
  return changeAccess(session, replica, (change) => {
    const others = [...change.ledger.devices].flatMap(([grant, { endedAt }]) =>
      grant !== replica.ref.grant && endedAt === undefined ? [grant] : [],
    );
    endDevices(session, replica, change, others, () => [ownCertificate(session, replica)]);
    const { certificate = "" } = replica.record;
    const now = session.now();
    const fields = { certificate, addedAt: now };
    const entry = create(LedgerDevice, fields, ledgerId(replica.ref.grant), session.tick());
    if (entry.ok) change.say(replica.only("ledger").id, [entry.value]);
    return "send";
  });
}

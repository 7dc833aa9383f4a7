import type { Bytes } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { AccessKeys, deviceIdOf, dossierIdOf } from "#src/crypto/access-keys.ts";
import { hash } from "#src/crypto/derive.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import { LocalDatabase } from "#src/crypto/local-database.ts";
import { randomBytes } from "#src/crypto/nacl.ts";
import { RecoverySecret } from "#src/crypto/recovery-secret.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import { createPerson } from "#src/dossier/person.ts";
import { opToJson } from "#src/dossier/op.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { RIGHTS, type SignedCapability, capabilitySigningInput, encodeCapability } from "#src/protocol/capability.ts";
import { ALL_SECTIONS, type DossierId, ROOT_GRANT, type SectionId, idFromBytes } from "#src/protocol/ids.ts";
import { FIRST_INCARNATION } from "#src/protocol/limits.ts";
import { FOREVER, epoch } from "#src/protocol/time.ts";
import type { Ports, StorageFault } from "./ports.ts";
import { Replica, namesOf } from "./replica.ts";
import { newSection } from "./section-copy.ts";
import { Session } from "./session.ts";
import { toText } from "./stored.ts";
import type { UnlockFault } from "./opening.ts";
import { lockWith } from "./unlock.ts";

/** What every device's certificate says of it, whoever signs it. */
export const deviceFields = ({ signPk, boxPk }: { readonly signPk: Bytes; readonly boxPk: Bytes }) => ({
  grant: deviceIdOf(signPk),
  section: ALL_SECTIONS,
  subjectSignPk: signPk,
  subjectBoxPk: boxPk,
  rights: RIGHTS.manage,
  domainRights: 0,
  nbf: epoch(0),
  exp: FOREVER,
  readFrom: epoch(0),
  depth: 0,
  counter: 1,
});

/** The first device of a dossier, or one that came by the sheet: certified by the root itself. */
export function certifyDevice(root: AccessKeys, dossier: DossierId, device: AccessKeys): SignedCapability {
  const capability = { ...deviceFields(device), dossier, parent: ROOT_GRANT, issuerPk: root.signPk };
  return { capability, signature: root.sign(capabilitySigningInput(capability)) };
}

/** LedgerId = H("ledger", rootPk)[0:16], InboxId likewise: known before anything can be read. */
export const ledgerSectionOf = (rootPk: Uint8Array): SectionId =>
  idFromBytes<SectionId>(hash("ledger", rootPk).slice(0, 16));
export const inboxSectionOf = (rootPk: Uint8Array): SectionId =>
  idFromBytes<SectionId>(hash("inbox-section", rootPk).slice(0, 16));
export const newSectionId = (): SectionId => idFromBytes<SectionId>(randomBytes(16));

/** What every dossier has from the start; goals come one by one. */
const FIRST: readonly SectionKind[] = ["about", "network", "private"];

/**
 * Makes a dossier on this device: a first name and a pincode are all it takes, and no network. Nobody but the sheet's
 * twelve words can bring it back.
 */
export async function createDossier(
  ports: Ports,
  preferredName: string,
  pin: string,
): Promise<Result<Session, UnlockFault | FieldFault | StorageFault>> {
  const database = LocalDatabase.create();
  const session = await Session.begin(ports, database);
  const added = await addDossier(session, preferredName);
  if (!added.ok) return added;
  // Last: a device without an unlock record has nothing on it, so a cut before this leaves a clean start.
  const locked = await lockWith(ports, database, pin);
  return locked.ok ? ok(session) : locked;
}

/** The same on a device that is open already: somebody who holds keys of others begins a plan of their own. */
export async function addDossier(
  session: Session,
  preferredName: string,
): Promise<Result<undefined, FieldFault | StorageFault>> {
  const person = createPerson({ preferredName }, session.tick());
  if (!person.ok) return err(person.error);

  const secret = RecoverySecret.generate();
  const root = secret.root();
  const rootPk = root.publicKeys;
  const dossier = dossierIdOf(rootPk);
  const keys = AccessKeys.generate();
  const certificate = certifyDevice(root, dossier, keys);
  const ids: readonly (readonly [SectionId, SectionKind])[] = [
    [ledgerSectionOf(rootPk), "ledger"],
    [inboxSectionOf(rootPk), "inbox"],
    ...FIRST.map((kind) => [newSectionId(), kind] as const),
  ];
  const ring = new Keyring();
  for (const [id] of ids) ring.create(id, 0);
  const replica = new Replica(
    {
      v: 1,
      dossier,
      grant: certificate.capability.grant,
      role: "owner",
      rootPk: toText(rootPk),
      relayKey: "",
      name: "",
      certificate: toText(encodeCapability(certificate)),
      registered: false,
      sheetChecked: false,
      aclVersion: 0,
      incarnation: FIRST_INCARNATION,
      stopping: [],
      sections: ids.map(([id]) => id),
    },
    keys,
    ring,
  );
  const change = session.store.change();
  for (const [id, kind] of ids) {
    const copy = replica.withOwnCertificate(newSection(id, kind));
    replica.put(copy);
    replica.save(change, copy, newSection(copy.id, copy.kind));
  }
  replica.saveAccess(change);
  replica.saveKeys(change, session.store);
  replica.saveRing(change, session.store);
  const { recoverySecret } = namesOf(replica.ref);
  change.putSealed(recoverySecret, secret.sealed(session.store.database, recoverySecret));
  session.add(replica, change);
  return session.enqueue(
    replica,
    [session.rowFor(replica, { section: replica.only("about").id, op: opToJson(person.value) })],
    change,
  );
}

import { type Bytes, toBase64url } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { AccessKeys } from "#src/crypto/access-keys.ts";
import type { Keyring } from "#src/crypto/keyring.ts";
import { recordsOf } from "#src/dossier/kind.ts";
import { LedgerRelay } from "#src/grants/ledger.ts";
import { type SignedCapability, encodeCapability } from "#src/protocol/capability.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { ledgerSectionOf } from "./create-dossier.ts";
import { type PullFault, pull } from "./pull.ts";
import { Replica } from "./replica.ts";
import { newSection } from "./section-copy.ts";
import type { Session } from "./session.ts";
import { toText } from "./stored.ts";

/** What a device of the owner, or a sheet, has in hand when it comes to a dossier of which it has read nothing. */
export type Arrival = {
  readonly rootPk: Bytes;
  readonly relayKey: Bytes;
  readonly certificate: SignedCapability;
  readonly keys: AccessKeys;
  readonly opened: { readonly ring: Keyring; readonly devices: readonly SignedCapability[] };
  readonly aclVersion: number;
  readonly incarnation: number;
};

/** With its ledger and nothing else. On another device the first sheet was made, so that counts as done here. */
export function ownerReplica(arrival: Arrival): Replica {
  const { rootPk, relayKey, certificate, keys, opened, aclVersion, incarnation } = arrival;
  const { dossier, grant } = certificate.capability;
  const ledger = ledgerSectionOf(rootPk);
  const replica = new Replica(
    {
      v: 1,
      dossier,
      grant,
      role: "owner",
      rootPk: toBase64url(rootPk),
      relayKey: toBase64url(relayKey),
      name: "",
      certificate: toText(encodeCapability(certificate)),
      registered: true,
      sheetChecked: true,
      aclVersion,
      incarnation,
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
  return replica;
}

/**
 * The ledger and all it names. The ledger pins the relay's key; another one than is shown now would let the relay contradict
 * itself without anybody being able to prove it.
 */
export async function readWhole(session: Session, replica: Replica): Promise<Result<undefined, PullFault>> {
  const read = await pull(session, replica);
  if (!read.ok) return read;
  const pinned = recordsOf(replica.only("ledger").log.settled, LedgerRelay);
  return pinned.some(({ fields }) => fields.key === replica.record.relayKey)
    ? ok(undefined)
    : err({ type: "page-garbled" });
}

import { invariant } from "#src/base/never.ts";
import { type DossierId, type GrantId } from "#src/protocol/ids.ts";
import { FIRST_INCARNATION } from "#src/protocol/limits.ts";
import type { DossierRow, GrantLedger, GrantRow } from "#relay/ports/grant-ledger.ts";
import { idIn, toId } from "./columns.ts";
import type { Rows } from "./rows.ts";
import type { HeldCapability } from "#relay/ports/grant-ledger.ts";
import type { Query } from "./sql.ts";
import type { Work } from "./work.ts";

export type LedgerRows = {
  readonly dossiers: Rows<DossierRow>;
  readonly grants: Rows<GrantRow>;
  readonly capabilities: Rows<HeldCapability>;
};

const tombstone = (dossier: DossierId): Query<boolean> => ({
  name: `erased:${dossier}`,
  text: "SELECT 1 FROM erased WHERE id = $1",
  values: [toId(dossier)],
  parse: (rows) => rows.length > 0,
});

/** Looked up by the key alone: a sheet of twelve words names no dossier. */
const home = (device: GrantId): Query<DossierId | undefined> => ({
  name: `home:${device}`,
  text: "SELECT dossier FROM grantee WHERE id = $1 AND device ORDER BY since LIMIT 1",
  values: [toId(device)],
  parse: ([row]) => row && idIn<DossierId>(row["dossier"]),
});

export function createGrantLedger(work: Work, { dossiers, grants, capabilities }: LedgerRows): GrantLedger {
  const change = (dossier: DossierId, to: (row: DossierRow) => Partial<DossierRow>): void => {
    const row = dossiers.get(dossier);
    invariant(row, "a dossier is created before it is changed");
    dossiers.set(dossier, { ...row, ...to(row) });
  };
  const changeGrant = (dossier: DossierId, grant: GrantId, to: (row: GrantRow) => Partial<GrantRow>): void => {
    const row = grants.get(dossier, toId(grant));
    if (row) grants.set(dossier, { ...row, ...to(row) });
  };
  return {
    dossier: (dossier) => dossiers.get(dossier),
    erased: (dossier) => work.ask(tombstone(dossier)),
    grant: (dossier, grant) => grants.get(dossier, toId(grant)),
    grants: (dossier) => grants.all(dossier),
    held: (dossier, grant, section) => capabilities.get(dossier, toId(grant), toId(section)),
    heldBy: (dossier, grant) => capabilities.all(dossier, toId(grant)),
    allHeld: (dossier) => capabilities.all(dossier),
    homeOf: (device) => work.ask(home(device)),
    create: (dossier, rootPk) =>
      dossiers.set(dossier, {
        dossier,
        rootPk,
        chief: undefined,
        aclVersion: 0,
        incarnation: FIRST_INCARNATION,
        bytes: 0,
        holderBytes: 0,
      }),
    setChief: (dossier, chief) => change(dossier, () => ({ chief })),
    setAclVersion: (dossier, aclVersion) => change(dossier, () => ({ aclVersion })),
    addBytes: (dossier, all, holders) =>
      change(dossier, (row) => ({ bytes: row.bytes + all, holderBytes: row.holderBytes + holders })),
    addGrant: (dossier, { grant, signPk, boxPk, device, heldBack }) =>
      grants.set(dossier, {
        grant,
        signPk,
        boxPk,
        device,
        end: undefined,
        endLedgerPos: 0,
        asked: heldBack ? 0 : undefined,
        version: 0,
        charged: { day: 0, bytes: 0 },
      }),
    endGrant: (dossier, grant, end, endLedgerPos) =>
      changeGrant(dossier, grant, (row) => (row.end ? {} : { end, endLedgerPos })),
    ask: (dossier, grant, now) => changeGrant(dossier, grant, ({ asked }) => (asked === 0 ? { asked: now } : {})),
    raiseVersion: (dossier, grant) => changeGrant(dossier, grant, (row) => ({ version: row.version + 1 })),
    charge: (dossier, grant, day, bytes) =>
      changeGrant(dossier, grant, ({ charged }) => ({
        charged: { day, bytes: bytes + (charged.day === day ? charged.bytes : 0) },
      })),
    hold: (dossier, held) => capabilities.set(dossier, held),
    drop: (dossier, grant, section) => capabilities.remove(dossier, toId(grant), toId(section)),
  };
}

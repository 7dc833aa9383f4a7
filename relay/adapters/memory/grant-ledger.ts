import type { Bytes } from "#src/base/bytes.ts";
import { invariant } from "#src/base/never.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { DossierRow, GrantLedger, GrantRow, HeldCapability } from "#relay/ports/grant-ledger.ts";
import { type Journal, Table } from "./journal.ts";
import { FIRST_INCARNATION } from "#src/protocol/limits.ts";

export type MemoryLedger = GrantLedger & { erase(dossier: DossierId, tombstone: Bytes): void };

export function createGrantLedger(journal: Journal): MemoryLedger {
  const dossiers = new Table<DossierRow>(journal);
  const tombstones = new Table<Bytes>(journal);
  const grants = new Table<GrantRow>(journal);
  const holdings = new Table<HeldCapability>(journal);
  /** By device, in the order in which they registered it. */
  const homes = new Table<readonly DossierId[]>(journal);
  const change = (dossier: DossierId, to: (row: DossierRow) => Partial<DossierRow>): void => {
    const row = dossiers.get(dossier);
    invariant(row, "a dossier is created before it is changed");
    dossiers.set(dossier, { ...row, ...to(row) });
  };
  const changeGrant = (dossier: DossierId, grant: GrantId, to: (row: GrantRow) => Partial<GrantRow>): void => {
    const row = grants.get(`${dossier}.${grant}`);
    invariant(row, "a grant is registered before it is changed");
    grants.set(`${dossier}.${grant}`, { ...row, ...to(row) });
  };
  return {
    dossier: (dossier) => dossiers.get(dossier),
    erased: (dossier) => tombstones.get(dossier) !== undefined,
    grant: (dossier, grant) => grants.get(`${dossier}.${grant}`),
    grants: (dossier) => grants.rows(dossier),
    held: (dossier, grant, section) => holdings.get(`${dossier}.${grant}.${section}`),
    heldBy: (dossier, grant) => holdings.rows(`${dossier}.${grant}`),
    allHeld: (dossier) => holdings.rows(dossier),
    homeOf: (device) => homes.get(device)?.[0],
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
    addGrant: (dossier, { grant, signPk, boxPk, device, heldBack }) => {
      if (device) homes.set(grant, [...(homes.get(grant) ?? []), dossier]);
      grants.set(`${dossier}.${grant}`, {
        grant,
        signPk,
        boxPk,
        device,
        end: undefined,
        endLedgerPos: 0,
        asked: heldBack ? 0 : undefined,
        version: 0,
        charged: { day: 0, bytes: 0 },
      });
    },
    endGrant: (dossier, grant, end, endLedgerPos) =>
      changeGrant(dossier, grant, (row) => (row.end ? {} : { end, endLedgerPos })),
    ask: (dossier, grant, now) => changeGrant(dossier, grant, ({ asked }) => (asked === 0 ? { asked: now } : {})),
    raiseVersion: (dossier, grant) => changeGrant(dossier, grant, (row) => ({ version: row.version + 1 })),
    charge: (dossier, grant, day, bytes) =>
      changeGrant(dossier, grant, ({ charged }) => ({
        charged: { day, bytes: bytes + (charged.day === day ? charged.bytes : 0) },
      })),
    hold: (dossier, held) => holdings.set(`${dossier}.${held.capability.grant}.${held.capability.section}`, held),
    drop: (dossier, grant, section) => holdings.delete(`${dossier}.${grant}.${section}`),
    erase: (dossier, tombstone) => {
      dossiers.delete(dossier);
      for (const [key, { grant }] of grants.entries(dossier)) {
        grants.delete(key);
        homes.set(
          grant,
          (homes.get(grant) ?? []).filter((one) => one !== dossier),
        );
      }
      for (const [key] of holdings.entries(dossier)) holdings.delete(key);
      tombstones.set(dossier, tombstone);
    },
  };
}

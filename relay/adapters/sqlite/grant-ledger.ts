import { invariant } from "#src/base/never.ts";
import { decodeCapability, encodeCapability } from "#src/protocol/capability.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { GrantEnd, GrantLedger, GrantLedgerReader, GrantRow, HeldCapability } from "#relay/ports/grant-ledger.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";
import { FIRST_INCARNATION } from "#src/protocol/limits.ts";

type Id = Uint8Array;
type DossierColumns = {
  root_pk: Buffer;
  chief: Buffer | null;
  acl_version: number;
  incarnation: number;
  bytes: number;
  holder_bytes: number;
};
type GrantColumns = {
  id: Buffer;
  sign_pk: Buffer;
  box_pk: Buffer;
  device: number;
  ended: GrantEnd | null;
  end_ledger_pos: number;
  asked: number | null;
  version: number;
  charged_day: number;
  charged_bytes: number;
};
type HeldColumns = { signed: Buffer; start: number };

const grantRow = (row: GrantColumns): GrantRow => ({
  grant: fromId<GrantId>(row.id),
  signPk: toBytes(row.sign_pk),
  boxPk: toBytes(row.box_pk),
  device: row.device === 1,
  end: row.ended ?? undefined,
  endLedgerPos: row.end_ledger_pos,
  asked: row.asked ?? undefined,
  version: row.version,
  charged: { day: row.charged_day, bytes: row.charged_bytes },
});

function held(row: HeldColumns): HeldCapability {
  const signed = decodeCapability(row.signed);
  invariant(signed, "a capability was decoded before it was stored");
  return { ...signed, start: row.start };
}

export function createGrantLedgerReader(db: Sqlite): GrantLedgerReader {
  const dossier = db.prepare<[Id], DossierColumns>("SELECT * FROM dossier WHERE id = ?");
  const erased = db.prepare<[Id], { id: Buffer }>("SELECT id FROM erased WHERE id = ?");
  const grant = db.prepare<[Id, Id], GrantColumns>("SELECT * FROM grantee WHERE dossier = ? AND id = ?");
  const grants = db.prepare<[Id], GrantColumns>("SELECT * FROM grantee WHERE dossier = ? ORDER BY id");
  const heldOn = db.prepare<[Id, Id, Id], HeldColumns>(
    "SELECT signed, start FROM capability WHERE dossier = ? AND grant_id = ? AND section = ?",
  );
  const heldBy = db.prepare<[Id, Id], HeldColumns>(
    "SELECT signed, start FROM capability WHERE dossier = ? AND grant_id = ? ORDER BY section",
  );
  const allHeld = db.prepare<[Id], HeldColumns>(
    "SELECT signed, start FROM capability WHERE dossier = ? ORDER BY grant_id, section",
  );
  const home = db.prepare<[Id], { dossier: Buffer }>(
    "SELECT dossier FROM grantee WHERE id = ? AND device = 1 ORDER BY rowid LIMIT 1",
  );
  return {
    dossier: (id) => {
      const row = dossier.get(toId(id));
      return (
        row && {
          dossier: id,
          rootPk: toBytes(row.root_pk),
          chief: row.chief ? fromId<GrantId>(row.chief) : undefined,
          aclVersion: row.acl_version,
          incarnation: row.incarnation,
          bytes: row.bytes,
          holderBytes: row.holder_bytes,
        }
      );
    },
    erased: (id) => erased.get(toId(id)) !== undefined,
    grant: (id, who) => {
      const row = grant.get(toId(id), toId(who));
      return row && grantRow(row);
    },
    grants: (id) => grants.all(toId(id)).map(grantRow),
    held: (id, who, section) => {
      const row = heldOn.get(toId(id), toId(who), toId(section));
      return row && held(row);
    },
    heldBy: (id, who) => heldBy.all(toId(id), toId(who)).map(held),
    allHeld: (id) => allHeld.all(toId(id)).map(held),
    homeOf: (device) => {
      const row = home.get(toId(device));
      return row && fromId<DossierId>(row.dossier);
    },
  };
}

export function createGrantLedger(db: Sqlite): GrantLedger {
  const create = db.prepare<[Id, Id]>(
    `INSERT INTO dossier (id, root_pk, acl_version, incarnation, bytes, holder_bytes) VALUES (?, ?, 0, ${FIRST_INCARNATION}, 0, 0)`,
  );
  const setChief = db.prepare<[Id, Id]>("UPDATE dossier SET chief = ? WHERE id = ?");
  const setAclVersion = db.prepare<[number, Id]>("UPDATE dossier SET acl_version = ? WHERE id = ?");
  const addBytes = db.prepare<[number, number, Id]>(
    "UPDATE dossier SET bytes = bytes + ?, holder_bytes = holder_bytes + ? WHERE id = ?",
  );
  const addGrant = db.prepare<[Id, Id, Id, Id, number, number | null]>(
    "INSERT INTO grantee (dossier, id, sign_pk, box_pk, device, asked, end_ledger_pos) VALUES (?, ?, ?, ?, ?, ?, 0)",
  );
  const ask = db.prepare<[number, Id, Id]>("UPDATE grantee SET asked = ? WHERE dossier = ? AND id = ? AND asked = 0");
  const raiseVersion = db.prepare<[Id, Id]>("UPDATE grantee SET version = version + 1 WHERE dossier = ? AND id = ?");
  const charge = db.prepare<[number, number, number, Id, Id]>(
    `UPDATE grantee SET charged_bytes = ? + CASE charged_day WHEN ? THEN charged_bytes ELSE 0 END, charged_day = ?
     WHERE dossier = ? AND id = ?`,
  );
  const endGrant = db.prepare<[GrantEnd, number, Id, Id]>(
    "UPDATE grantee SET ended = ?, end_ledger_pos = ? WHERE dossier = ? AND id = ? AND ended IS NULL",
  );
  const hold = db.prepare<[Id, Id, Id, Id, number]>(
    `INSERT INTO capability (dossier, grant_id, section, signed, start) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (dossier, grant_id, section) DO UPDATE SET signed = excluded.signed, start = excluded.start`,
  );
  const drop = db.prepare<[Id, Id, Id]>("DELETE FROM capability WHERE dossier = ? AND grant_id = ? AND section = ?");
  return {
    ...createGrantLedgerReader(db),
    create: (dossier, rootPk) => {
      create.run(toId(dossier), rootPk);
    },
    setChief: (dossier, chief) => {
      setChief.run(toId(chief), toId(dossier));
    },
    setAclVersion: (dossier, version) => {
      setAclVersion.run(version, toId(dossier));
    },
    addBytes: (dossier, all, holders) => {
      addBytes.run(all, holders, toId(dossier));
    },
    addGrant: (dossier, { grant, signPk, boxPk, device, heldBack }) => {
      addGrant.run(toId(dossier), toId(grant), signPk, boxPk, device ? 1 : 0, heldBack ? 0 : null);
    },
    ask: (dossier, grant, now) => {
      ask.run(now, toId(dossier), toId(grant));
    },
    raiseVersion: (dossier, grant) => {
      raiseVersion.run(toId(dossier), toId(grant));
    },
    charge: (dossier, grant, day, bytes) => {
      charge.run(bytes, day, day, toId(dossier), toId(grant));
    },
    endGrant: (dossier, grant, end, ledgerPos) => {
      endGrant.run(end, ledgerPos, toId(dossier), toId(grant));
    },
    hold: (dossier, given) => {
      const { grant, section } = given.capability;
      hold.run(toId(dossier), toId(grant), toId(section), encodeCapability(given), given.start);
    },
    drop: (dossier, grant, section) => {
      drop.run(toId(dossier), toId(grant), toId(section));
    },
  };
}

import { type Instant, instant } from "#src/base/instant.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { PushBox, PushReader, PushRow } from "#relay/ports/push-box.ts";
import { fromId, toBytes, toId } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";

type Id = Uint8Array;
type PushColumns = {
  dossier: Buffer;
  grant_id: Buffer;
  endpoint: string;
  p256dh: Buffer;
  auth: Buffer;
  quiet_from: number;
  quiet_until: number;
  since: number;
  own: number;
  sent: number;
  failures: number;
  look: number;
};

const pushRow = (row: PushColumns): PushRow => ({
  dossier: fromId<DossierId>(row.dossier),
  grant: fromId<GrantId>(row.grant_id),
  endpoint: row.endpoint,
  p256dh: toBytes(row.p256dh),
  auth: toBytes(row.auth),
  quietFrom: row.quiet_from,
  quietUntil: row.quiet_until,
  since: instant(row.since),
  own: row.own === 1,
  sent: instant(row.sent),
  failures: row.failures,
  look: instant(row.look),
});

export function createPushReader(db: Sqlite): PushReader {
  const one = db.prepare<[Id, Id], PushColumns>("SELECT * FROM push WHERE dossier = ? AND grant_id = ?");
  const first = db.prepare<[Instant], { look: number }>("SELECT look FROM push WHERE look <= ? LIMIT 1");
  return {
    subscription: (dossier, grant) => {
      const row = one.get(toId(dossier), toId(grant));
      return row && pushRow(row);
    },
    anyDue: (now) => first.get(now) !== undefined,
  };
}

export function createPushBox(db: Sqlite): PushBox {
  const idle = db.prepare<[Id], PushColumns>("SELECT * FROM push WHERE dossier = ? AND since = 0 ORDER BY grant_id");
  const due = db.prepare<[Instant, number], PushColumns>("SELECT * FROM push WHERE look <= ? ORDER BY look LIMIT ?");
  const lastSent = db.prepare<[string], { sent: number | null }>(
    "SELECT max(sent) AS sent FROM push WHERE endpoint = ?",
  );
  const put = db.prepare<(Id | string | number)[]>(
    `INSERT OR REPLACE INTO push (dossier, grant_id, endpoint, p256dh, auth, quiet_from, quiet_until, since, own, sent,
       failures, look) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const remove = db.prepare<[Id, Id]>("DELETE FROM push WHERE dossier = ? AND grant_id = ?");
  return {
    ...createPushReader(db),
    idle: (dossier) => idle.all(toId(dossier)).map(pushRow),
    due: (now, limit) => due.all(now, limit).map(pushRow),
    lastSent: (endpoint) => instant(lastSent.get(endpoint)?.sent ?? 0),
    put: (row) => {
      const { endpoint, p256dh, auth, quietFrom, quietUntil, since, own, sent, failures, look } = row;
      const who = [toId(row.dossier), toId(row.grant)] as const;
      put.run(...who, endpoint, p256dh, auth, quietFrom, quietUntil, since, own ? 1 : 0, sent, failures, look);
    },
    remove: (dossier, grant) => {
      remove.run(toId(dossier), toId(grant));
    },
  };
}

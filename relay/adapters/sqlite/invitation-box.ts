import { instant } from "#src/base/instant.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { InviteState } from "#src/protocol/invite-messages.ts";
import type { InvitationBox, InvitationReader } from "#relay/ports/invitation-box.ts";
import { fromId, toId, toMaybeBytes } from "./columns.ts";
import type { Sqlite } from "./open-database.ts";

type Id = Uint8Array;
type InviteColumns = {
  dossier: Buffer;
  opener: Buffer;
  expires: number;
  state: InviteState;
  offer: Buffer | null;
  claim: Buffer | null;
  reveal: Buffer | null;
  delivery: Buffer | null;
  contested: number;
};

export function createInvitationReader(db: Sqlite): InvitationReader {
  const find = db.prepare<[Id], InviteColumns>("SELECT * FROM invite WHERE id = ?");
  return {
    invite: (invite) => {
      const row = find.get(toId(invite));
      return (
        row && {
          invite,
          dossier: fromId<DossierId>(row.dossier),
          opener: fromId<GrantId>(row.opener),
          expires: instant(row.expires),
          state: row.state,
          offer: toMaybeBytes(row.offer),
          claim: toMaybeBytes(row.claim),
          reveal: toMaybeBytes(row.reveal),
          delivery: toMaybeBytes(row.delivery),
          contested: row.contested === 1,
        }
      );
    },
  };
}

export function createInvitationBox(db: Sqlite): InvitationBox {
  const put = db.prepare<(Id | string | number | null)[]>(
    `INSERT OR REPLACE INTO invite (id, dossier, opener, expires, state, offer, claim, reveal, delivery, contested)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const underWay = db.prepare<[Id, number], { count: number }>(
    "SELECT COUNT(*) AS count FROM invite WHERE dossier = ? AND state NOT IN ('delivered', 'dead') AND expires > ?",
  );
  const underWayBy = db.prepare<[Id, Id, number], { count: number }>(
    `SELECT COUNT(*) AS count FROM invite
     WHERE dossier = ? AND opener = ? AND state NOT IN ('delivered', 'dead') AND expires > ?`,
  );
  const purge = db.prepare<[number]>("DELETE FROM invite WHERE expires < ?");
  return {
    ...createInvitationReader(db),
    put: (row) => {
      const sealed = [row.offer, row.claim, row.reveal, row.delivery].map((part) => part ?? null);
      const { invite, dossier, opener, expires, state, contested } = row;
      put.run(toId(invite), toId(dossier), toId(opener), expires, state, ...sealed, contested ? 1 : 0);
    },
    underWay: (dossier, now) => underWay.get(toId(dossier), now)?.count ?? 0,
    underWayBy: (dossier, opener, now) => underWayBy.get(toId(dossier), toId(opener), now)?.count ?? 0,
    purge: (before) => {
      purge.run(before);
    },
  };
}

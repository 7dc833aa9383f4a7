import { type Instant, instant } from "#src/base/instant.ts";
import type { DossierId, GrantId, InviteId } from "#src/protocol/ids.ts";
import type { InviteState } from "#src/protocol/invite-messages.ts";
import { type Journal, Table } from "#relay/adapters/memory/journal.ts";
import type { InvitationBox, InviteRow } from "#relay/ports/invitation-box.ts";
import { idIn, maybeBytesIn, numberIn, toId } from "./columns.ts";
import type { Columns, Query, Statement, Value } from "./sql.ts";
import type { Work } from "./work.ts";

const inviteRow = (row: Columns): InviteRow => ({
  invite: idIn<InviteId>(row["id"]),
  dossier: idIn<DossierId>(row["dossier"]),
  opener: idIn<GrantId>(row["opener"]),
  expires: instant(numberIn(row["expires"])),
  state: row["state"] as InviteState,
  offer: maybeBytesIn(row["offer"]),
  claim: maybeBytesIn(row["claim"]),
  reveal: maybeBytesIn(row["reveal"]),
  delivery: maybeBytesIn(row["delivery"]),
  contested: row["contested"] === true,
});

export type PostgresInvites = InvitationBox & {
  forget(dossier: DossierId): void;
  statements(): readonly Statement[];
};

/**
 * An invitation is found by its own id, by whoever has it: two who claim it at once meet at the lock of its row.
 * `locks` is false for one who only looks.
 */
export function createInvitationBox(work: Work, journal: Journal, locks: boolean): PostgresInvites {
  const put = new Table<InviteRow>(journal);
  const purged = new Table<Instant>(journal);
  const stored = (invite: InviteId): Query<InviteRow | undefined> => ({
    name: `invite:${invite}`,
    text: `SELECT * FROM invite WHERE id = $1 ${locks ? "FOR UPDATE" : ""}`,
    values: [toId(invite)],
    parse: ([row]) => row && inviteRow(row),
  });
  const underWay = (dossier: DossierId, now: Instant): Query<readonly InviteRow[]> => ({
    name: `invites:${dossier}>${now}`,
    dossier,
    text: "SELECT * FROM invite WHERE dossier = $1 AND expires > $2",
    values: [toId(dossier), now],
    parse: (rows) => rows.map(inviteRow),
  });
  const isUnderWay = ({ state, expires }: InviteRow, now: Instant): boolean =>
    state !== "delivered" && state !== "dead" && now < expires;
  const allUnderWay = (dossier: DossierId, now: Instant): readonly InviteRow[] => {
    const rows = new Map(work.ask(underWay(dossier, now)).map((row) => [row.invite, row]));
    for (const row of put.rows()) if (row.dossier === dossier) rows.set(row.invite, row);
    return [...rows.values()].filter((row) => isUnderWay(row, now));
  };
  return {
    invite: (invite) => put.get(invite) ?? work.ask(stored(invite)),
    put: (row) => put.set(row.invite, row),
    underWay: (dossier, now) => allUnderWay(dossier, now).length,
    underWayBy: (dossier, opener, now) => allUnderWay(dossier, now).filter((row) => row.opener === opener).length,
    purge: (before) => purged.set("", before),
    forget: (dossier) => {
      for (const [name, row] of put.entries()) if (row.dossier === dossier) put.delete(name);
    },
    statements: () => [
      ...put.rows().map((row) => writing(row, work.known(stored(row.invite).name) !== undefined)),
      ...purged.rows().map((before) => ({ text: "DELETE FROM invite WHERE expires < $1", values: [before] })),
    ],
  };
}

/** One that another opened meanwhile is not written over. */
function writing(row: InviteRow, isThere: boolean): Statement {
  const { invite, dossier, opener, expires, state, contested } = row;
  const sealed = [row.offer, row.claim, row.reveal, row.delivery].map((part): Value => part ?? null);
  return isThere
    ? {
        text: `UPDATE invite SET state = $3, offer = $4, claim = $5, reveal = $6, delivery = $7, contested = $8
          WHERE id = $1 AND dossier = $2`,
        values: [toId(invite), toId(dossier), state, ...sealed, contested],
      }
    : {
        text: `INSERT INTO invite (id, dossier, state, offer, claim, reveal, delivery, contested, opener, expires)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
        values: [toId(invite), toId(dossier), state, ...sealed, contested, toId(opener), expires],
      };
}

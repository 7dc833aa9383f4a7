import { type Instant, instant } from "#src/base/instant.ts";
import type { AccessLine } from "#src/protocol/access-line.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import { EMPTY_HEAD, type Head } from "#src/protocol/log-head.ts";
import type { InviteRow } from "#relay/ports/invitation-box.ts";
import type { BundleRow, WelcomeRow } from "#relay/ports/mailbox.ts";
import type { Tables } from "#relay/ports/store.ts";
import { createBlobIndex } from "./blobs.ts";
import { createGrantLedger } from "./grant-ledger.ts";
import { type Journal, Table, createJournal } from "./journal.ts";
import { createPushBox } from "./push-box.ts";
import { createRecordLog } from "./record-log.ts";

type Erasable<Port> = Port & { erase(dossier: DossierId): void };

/** All tables in memory. Every key leads with the dossier id, as in the databases. */
export function createTables(): Tables {
  const journal = createJournal();
  const log = createRecordLog(journal);
  const ledger = createGrantLedger(journal);
  const mailbox = createMailbox(journal);
  const lines = createLines(journal);
  const nonces = createNonces(journal);
  const invites = createInvites(journal);
  const blobs = createBlobIndex(journal);
  const push = createPushBox(journal);
  let mark = instant(0);
  return {
    ledger,
    log,
    mailbox,
    invites,
    blobs,
    push,
    lines,
    nonces,
    mark: {
      read: () => mark,
      raise: (now) => {
        mark = instant(Math.max(mark, now));
      },
    },
    erase(dossier, tombstone) {
      ledger.erase(dossier, tombstone);
      for (const part of [log, mailbox, lines, nonces, invites, blobs, push]) part.erase(dossier);
    },
    attempt: (work) => journal.attempt(work),
  };
}

const eraseFrom = (dossier: DossierId, ...tables: readonly Table<unknown>[]): void => {
  for (const table of tables) for (const [key] of table.entries(dossier)) table.delete(key);
};

function createMailbox(journal: Journal): Erasable<Tables["mailbox"]> {
  const bundles = new Table<BundleRow>(journal);
  const welcomes = new Table<WelcomeRow>(journal);
  const generation = (g: number): string => String(g).padStart(10, "0");
  return {
    bundles: (dossier, grant) => bundles.rows(`${dossier}.${grant}`),
    welcomes: (dossier, grant) => welcomes.rows(`${dossier}.${grant}`),
    putBundle: (dossier, row) => {
      const key = `${dossier}.${row.grant}.${row.section}.${generation(row.generation)}`;
      const kept = bundles.get(key);
      if (!kept || kept.counter < row.counter) bundles.set(key, row);
    },
    putWelcome: (dossier, row) => welcomes.set(`${dossier}.${row.grant}.${row.section}`, row),
    forget: (dossier, grant, section) => {
      for (const table of [bundles, welcomes])
        for (const [key, row] of table.entries(`${dossier}.${grant}`))
          if (section === undefined || row.section === section) table.delete(key);
    },
    bytes: (dossier) =>
      [...bundles.rows(dossier), ...welcomes.rows(dossier)].reduce((sum, row) => sum + row.sealed.length, 0),
    erase: (dossier) => eraseFrom(dossier, bundles, welcomes),
  };
}

function createLines(journal: Journal): Erasable<Tables["lines"]> {
  const logs = new Table<readonly AccessLine[]>(journal);
  const heads = new Table<Head>(journal);
  return {
    head: (dossier) => heads.get(dossier) ?? EMPTY_HEAD,
    add: (dossier, line, hash) => {
      logs.set(dossier, [...(logs.get(dossier) ?? []), line]);
      heads.set(dossier, { pos: line.pos, hash });
    },
    after: (dossier, after) => (logs.get(dossier) ?? []).slice(after),
    erase: (dossier) => eraseFrom(dossier, logs, heads),
  };
}

function createNonces(journal: Journal): Erasable<Tables["nonces"]> {
  const nonces = new Table<Instant>(journal);
  return {
    remember: (dossier, nonce, until) => {
      const key = `${dossier}.${nonce}`;
      if (nonces.get(key) !== undefined) return false;
      nonces.set(key, until);
      return true;
    },
    purge: (before) => {
      for (const [key, until] of nonces.entries()) if (until < before) nonces.delete(key);
    },
    erase: (dossier) => eraseFrom(dossier, nonces),
  };
}

function createInvites(journal: Journal): Erasable<Tables["invites"]> {
  const invites = new Table<InviteRow>(journal);
  const underWay = (dossier: DossierId, now: Instant): readonly InviteRow[] =>
    invites
      .rows()
      .filter((r) => r.dossier === dossier && r.state !== "delivered" && r.state !== "dead" && now < r.expires);
  return {
    invite: (invite) => invites.get(invite),
    put: (row) => invites.set(row.invite, row),
    underWay: (dossier, now) => underWay(dossier, now).length,
    underWayBy: (dossier, opener, now) => underWay(dossier, now).filter((row) => row.opener === opener).length,
    purge: (before) => {
      for (const row of invites.rows()) if (row.expires < before) invites.delete(row.invite);
    },
    erase: (dossier) => {
      for (const row of invites.rows()) if (row.dossier === dossier) invites.delete(row.invite);
    },
  };
}

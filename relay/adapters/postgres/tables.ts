import { type Instant, instant } from "#src/base/instant.ts";
import type { Bytes } from "#src/base/bytes.ts";
import type { DossierId } from "#src/protocol/ids.ts";
import { Table, createJournal } from "#relay/adapters/memory/journal.ts";
import type { Tables } from "#relay/ports/store.ts";
import { createAccessLines } from "./access-lines.ts";
import { createBlobIndex } from "./blob-index.ts";
import { toId } from "./columns.ts";
import { createGrantLedger } from "./grant-ledger.ts";
import { createInvitationBox } from "./invitation-box.ts";
import { createMailbox } from "./mailbox.ts";
import { createPushBox } from "./push-box.ts";
import { createRecordLog } from "./record-log.ts";
import { type Rows, type Shape, createRows, oneRow } from "./rows.ts";
import { DOSSIER_TABLES } from "./schema.ts";
import { BLOB, BLOB_PIECE, BUNDLE, CAPABILITY, DOSSIER, GRANTEE, NONCE, PUSH, SECTION, WELCOME } from "./shapes.ts";
import type { Query, Statement } from "./sql.ts";
import type { Work } from "./work.ts";

/** The reading that locks a dossier, before anything else of it is read. */
export const lockOf = (dossier: DossierId): Query<unknown> => oneRow({ ...DOSSIER, suffix: "FOR UPDATE" }, dossier);

export type PostgresTables = Tables & {
  /** All that was written, in an order in which it can be carried out. */
  statements(): readonly Statement[];
};

/** All tables over what was read so far. `locks`: for a transaction that writes, and not for a look. */
export function createTables(work: Work, locks: boolean): PostgresTables {
  const journal = createJournal();
  const never = (): boolean => false;
  /** A dossier that is not there has nothing in any table but nonces, of tries to register it that were refused. */
  const isNew = (dossier: DossierId): boolean => {
    const { name } = lockOf(dossier);
    return work.has(name) && work.known(name) === undefined;
  };
  const rowsOf = <Row>(shape: Shape<Row>): Rows<Row> => createRows(work, journal, shape, isNew);
  const dossiers = createRows(work, journal, locks ? { ...DOSSIER, suffix: "FOR UPDATE" } : DOSSIER, never);
  const [grants, capabilities, sections] = [rowsOf(GRANTEE), rowsOf(CAPABILITY), rowsOf(SECTION)];
  const [bundles, welcomes] = [rowsOf(BUNDLE), rowsOf(WELCOME)];
  const [blobs, pieces, push] = [rowsOf(BLOB), rowsOf(BLOB_PIECE), rowsOf(PUSH)];
  const nonces = createRows(work, journal, NONCE, never);
  const log = createRecordLog(work, journal, sections);
  const lines = createAccessLines(work, journal, isNew);
  const invites = createInvitationBox(work, journal, locks);
  const erased = new Table<{ readonly dossier: DossierId; readonly tombstone: Bytes }>(journal);
  const purged = new Table<Instant>(journal);
  const rows = [dossiers, grants, capabilities, sections, bundles, welcomes, blobs, pieces, push, nonces];
  const parts = [...rows, log, lines, invites];
  return {
    ledger: createGrantLedger(work, { dossiers, grants, capabilities }),
    log,
    mailbox: createMailbox(work, bundles, welcomes, isNew),
    invites,
    blobs: createBlobIndex(work, blobs, pieces),
    push: createPushBox(work, push),
    lines,
    nonces: {
      remember: (dossier, nonce, until) => {
        if (nonces.get(dossier, nonce)) return false;
        nonces.set(dossier, { nonce, until });
        return true;
      },
      purge: (before) => purged.set("", before),
    },
    // Kept by the store, ahead of the transactions: one row that each of them writes would have them wait for each other.
    mark: { read: () => instant(0), raise: () => undefined },
    erase: (dossier, tombstone) => {
      for (const part of parts) part.forget(dossier);
      erased.set(dossier, { dossier, tombstone });
    },
    attempt: (work) => journal.attempt(work),
    statements: () => [
      ...parts.flatMap((part) => part.statements()),
      ...erased.rows().flatMap(erasing),
      ...purged.rows().map((before) => ({ text: "DELETE FROM nonce WHERE until < $1", values: [before] })),
    ],
  };
}

const erasing = ({ dossier, tombstone }: { readonly dossier: DossierId; readonly tombstone: Bytes }): Statement[] => [
  ...DOSSIER_TABLES.map((table) => ({ text: `DELETE FROM ${table} WHERE dossier = $1`, values: [toId(dossier)] })),
  { text: "DELETE FROM dossier WHERE id = $1", values: [toId(dossier)] },
  { text: "INSERT INTO erased (id, tombstone) VALUES ($1, $2)", values: [toId(dossier), tombstone] },
];

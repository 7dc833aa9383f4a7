import { type Instant, instant } from "#src/base/instant.ts";
import { ok } from "#src/base/result.ts";
import type { Facts, Nonces, Store, Tables, TimeMark } from "#relay/ports/store.ts";
import { createAccessLines } from "./access-lines.ts";
import { createBlobIndex, createBlobIndexReader } from "./blob-index.ts";
import { toId } from "./columns.ts";
import { createGrantLedger, createGrantLedgerReader } from "./grant-ledger.ts";
import { createInvitationBox, createInvitationReader } from "./invitation-box.ts";
import { createMailbox } from "./mailbox.ts";
import { type Sqlite, SqliteError, isDamage, unavailable } from "./open-database.ts";
import { createPushBox, createPushReader } from "./push-box.ts";
import { createRecordLog, createRecordLogReader } from "./record-log.ts";
import { DOSSIER_TABLES } from "./schema.ts";

/** Reads over a connection that cannot write, at once. `failed` is told when the file proves to be damaged. */
export function createLook(db: Sqlite, failed: (fault: unknown) => void): Store<never, never>["look"] {
  const facts: Facts = {
    ledger: createGrantLedgerReader(db),
    log: createRecordLogReader(db),
    invites: createInvitationReader(db),
    blobs: createBlobIndexReader(db),
    push: createPushReader(db),
  };
  // In one transaction: the writer's thread may commit between two readings.
  const atOneMoment = db.transaction((read: (facts: Facts) => unknown) => read(facts));
  return async <T>(read: (facts: Facts) => T) => {
    try {
      return ok(atOneMoment(read) as T);
    } catch (fault) {
      if (isDamage(fault)) failed(fault);
      if (fault instanceof SqliteError) return unavailable(fault);
      throw fault;
    }
  };
}

/** All tables over the writing connection; used only inside a transaction. */
export function createTables(db: Sqlite): Tables {
  const savepoint = db.prepare("SAVEPOINT attempt");
  const release = db.prepare("RELEASE attempt");
  const rollBack = db.prepare("ROLLBACK TO attempt");
  const undo = (): void => {
    // A full disk or a failing one may have ended the whole transaction already.
    if (!db.inTransaction) return;
    rollBack.run();
    release.run();
  };
  const erasures = DOSSIER_TABLES.map((table) => db.prepare<[Uint8Array]>(`DELETE FROM ${table} WHERE dossier = ?`));
  const eraseDossier = db.prepare<[Uint8Array]>("DELETE FROM dossier WHERE id = ?");
  const bury = db.prepare<[Uint8Array, Uint8Array]>("INSERT INTO erased (id, tombstone) VALUES (?, ?)");
  return {
    ledger: createGrantLedger(db),
    log: createRecordLog(db),
    mailbox: createMailbox(db),
    invites: createInvitationBox(db),
    blobs: createBlobIndex(db),
    push: createPushBox(db),
    lines: createAccessLines(db),
    nonces: createNonces(db),
    mark: createTimeMark(db),
    erase(dossier, tombstone) {
      for (const erasure of erasures) erasure.run(toId(dossier));
      eraseDossier.run(toId(dossier));
      bury.run(toId(dossier), tombstone);
    },
    attempt(work) {
      savepoint.run();
      try {
        const result = work();
        if (result.ok) release.run();
        else undo();
        return result;
      } catch (fault) {
        undo();
        throw fault;
      }
    },
  };
}

function createNonces(db: Sqlite): Nonces {
  const insert = db.prepare<[Uint8Array, string, Instant]>(
    "INSERT OR IGNORE INTO nonce (dossier, nonce, until) VALUES (?, ?, ?)",
  );
  const purge = db.prepare<[Instant]>("DELETE FROM nonce WHERE until < ?");
  return {
    remember: (dossier, nonce, until) => insert.run(toId(dossier), nonce, until).changes === 1,
    purge: (before) => {
      purge.run(before);
    },
  };
}

export function createTimeMark(db: Sqlite): TimeMark {
  const read = db.prepare<[], { time: number }>("SELECT time FROM mark");
  const raise = db.prepare<[Instant, Instant]>("UPDATE mark SET time = ? WHERE time < ?");
  return {
    read: () => instant(read.get()?.time ?? 0),
    raise: (now) => {
      raise.run(now, now);
    },
  };
}

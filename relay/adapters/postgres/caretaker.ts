import { COUNTS, idleCounts } from "#relay/adapters/care/counts.ts";
import type { BlobStore } from "#relay/ports/blob-store.ts";
import type { CareRefused, Caretaker, CheckReport, Stats } from "#relay/ports/caretaker.ts";
import { createRelayKey } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createVapidKey } from "#relay/adapters/node-crypto/vapid.ts";
import { checkDatabase } from "./check.ts";
import { type Database, openDatabase } from "./connect.ts";
import { prepare } from "./prepare.ts";
import { LOOK, asked } from "./sql.ts";

/** One that looks, and one that asks meanwhile. */
const CONNECTIONS = 2;

/** The relay may not have been started yet: then its keys are made here, as at a first start. */
const FIRST_KEYS = { relayKey: createRelayKey, pushKey: createVapidKey };

/** A tool of the database's own makes better copies than one beside it could. */
const REFUSED: CareRefused = {
  refused: "the rows are in PostgreSQL: copy and restore them by pg_dump or pgBackRest, then run the command restored",
};

/** Care for a PostgreSQL database, and for the pieces of files wherever they lie, as long as `ask` takes. */
export async function withPostgresCaretaker<T>(
  url: string,
  blobs: BlobStore,
  ask: (of: Caretaker) => Promise<T>,
): Promise<T> {
  const database = openDatabase({ url, connections: CONNECTIONS });
  try {
    return await ask({
      backup: () => Promise.resolve(REFUSED),
      restore: () => Promise.resolve(REFUSED),
      restored: (now) => raiseRestored(database, blobs, now),
      check: (quick) => checkDatabase(database, blobs, quick),
      stats: (now) => countDatabase(database, now),
      relayKey: async () => (await prepare(database, FIRST_KEYS)).relayKey,
    });
  } finally {
    await database.close();
  }
}

/** By the time, so that the same copy restored twice gives two different ones. */
async function raiseRestored(database: Database, blobs: BlobStore, now: number): Promise<CheckReport> {
  const report = await checkDatabase(database, blobs, false);
  if (report.faults.length > 0) return report;
  await database.with(async (sql) => {
    await sql.run(asked("BEGIN"));
    await sql.run(asked("SET LOCAL statement_timeout = 0"));
    const text = "UPDATE dossier SET incarnation = greatest(incarnation + 1, $1)";
    await sql.run({ text, values: [now] });
    await sql.run(asked("COMMIT"));
  });
  return report;
}

const BYTES = { databaseBytes: "SELECT pg_database_size(current_database()) AS n" };

const countDatabase = (database: Database, now: number): Promise<Stats> =>
  database.with(async (sql) => {
    for (const statement of LOOK) await sql.run(statement);
    const counts: [string, number][] = [];
    for (const [name, text] of Object.entries({ ...COUNTS, ...idleCounts(now), ...BYTES })) {
      const [row] = await sql.run(asked(text));
      counts.push([name, Number(row?.["n"])]);
    }
    await sql.run(asked("COMMIT"));
    return Object.fromEntries(counts);
  });

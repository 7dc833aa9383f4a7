import type { Bytes } from "#src/base/bytes.ts";
import { type Instant, instant } from "#src/base/instant.ts";
import { invariant } from "#src/base/never.ts";
import { bytesIn, numberIn } from "./columns.ts";
import type { Database, Sql } from "./connect.ts";
import { MIGRATIONS } from "./schema.ts";

/** Any number that nothing else on the database locks by. */
const LOCK = 7_260_118;

/** Of commits that are acknowledged before they are on disk, or on the standby that the cluster demands. */
const UNSYNCED = new Set(["off", "local"]);

export type Prepared = { readonly relayKey: Bytes; readonly pushKey: Bytes; readonly mark: Instant };

/**
 * Brings the tables to this version, by one relay at a time, and fetches what the relays of one database share: their
 * key, the key by which push services know them, the time below which they never go.
 */
export const prepare = (
  database: Database,
  make: { readonly relayKey: () => Bytes; readonly pushKey: () => Bytes },
): Promise<Prepared> =>
  database.with(async (sql) => {
    const [setting] = await sql.run({ text: "SELECT current_setting('synchronous_commit') AS value", values: [] });
    invariant(!UNSYNCED.has(String(setting?.["value"])), "every commit is synced to disk: synchronous_commit is on");
    await sql.run({ text: "BEGIN", values: [] });
    // Longer tables than today's may take their time, and others wait for it.
    await sql.run({ text: "SET LOCAL statement_timeout = 0", values: [] });
    await sql.run({ text: "SELECT pg_advisory_xact_lock($1)", values: [LOCK] });
    await migrate(sql);
    const relayKey = await keepOnce(sql, "relay-key", make.relayKey);
    const pushKey = await keepOnce(sql, "push-key", make.pushKey);
    const [mark] = await sql.run({ text: "SELECT time FROM mark", values: [] });
    await sql.run({ text: "COMMIT", values: [] });
    return { relayKey, pushKey, mark: instant(numberIn(mark?.["time"])) };
  });

async function migrate(sql: Sql): Promise<void> {
  await sql.run({ text: "CREATE TABLE IF NOT EXISTS version (number bigint NOT NULL)", values: [] });
  const [row] = await sql.run({ text: "SELECT number FROM version", values: [] });
  const version = row ? numberIn(row["number"]) : 0;
  invariant(version <= MIGRATIONS.length, "the database is not from a later version of the relay");
  if (version === MIGRATIONS.length) return;
  for (const migration of MIGRATIONS.slice(version)) await sql.run({ text: migration, values: [] });
  await sql.run({ text: "DELETE FROM version", values: [] });
  await sql.run({ text: "INSERT INTO version VALUES ($1)", values: [MIGRATIONS.length] });
}

/** What is kept under this name, made and kept when there is nothing yet. */
async function keepOnce(sql: Sql, name: string, make: () => Bytes): Promise<Bytes> {
  const [kept] = await sql.run({ text: "SELECT value FROM meta WHERE name = $1", values: [name] });
  if (kept) return bytesIn(kept["value"]);
  const value = make();
  await sql.run({ text: "INSERT INTO meta (name, value) VALUES ($1, $2)", values: [name, value] });
  return value;
}

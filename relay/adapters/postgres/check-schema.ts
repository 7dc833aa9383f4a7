import type { Tally } from "#relay/adapters/care/tally.ts";
import { numberIn } from "./columns.ts";
import type { Database, Sql } from "./connect.ts";
import { MIGRATIONS } from "./schema.ts";
import { asked } from "./sql.ts";

/** Made anew within a transaction that is rolled back. */
const FRESH = "roer_relay_fresh";

/** Every column, index, trigger and function of the schema that is looked at, in the words of the database itself. */
const WORDS = `
  WITH here AS (SELECT oid, quote_ident(nspname) || '.' AS prefix FROM pg_namespace WHERE nspname = current_schema())
  SELECT c.relname::text AS place, 'column ' || a.attname AS name,
    format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull::text || ' ' || a.attstorage::text || ' '
      || coalesce(pg_get_expr(d.adbin, d.adrelid), '') AS words
    FROM here JOIN pg_class AS c ON c.relnamespace = here.oid AND c.relkind IN ('r', 'p')
    JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef AS d ON d.adrelid = c.oid AND d.adnum = a.attnum
  UNION ALL
  SELECT t.relname::text, 'index ' || c.relname, i.indisvalid::text || replace(pg_get_indexdef(c.oid), here.prefix, '')
    FROM here JOIN pg_class AS c ON c.relnamespace = here.oid JOIN pg_index AS i ON i.indexrelid = c.oid
    JOIN pg_class AS t ON t.oid = i.indrelid
  UNION ALL
  SELECT c.relname::text, 'trigger ' || g.tgname, g.tgenabled::text || replace(pg_get_triggerdef(g.oid), here.prefix, '')
    FROM here JOIN pg_class AS c ON c.relnamespace = here.oid JOIN pg_trigger AS g ON g.tgrelid = c.oid
    WHERE NOT g.tgisinternal
  UNION ALL
  SELECT 'database', 'function ' || p.proname, p.prosrc FROM here JOIN pg_proc AS p ON p.pronamespace = here.oid`;

type Schema = ReadonlyMap<string, { readonly place: string; readonly words: string }>;

/**
 * Is everything there by the words by which this version makes it? What else is in the schema is not the relay's. Not
 * looked at, and not counted, where the user may make no schema or the database is a standby.
 */
export const checkSchema = (database: Database, tally: Tally): Promise<void> =>
  database.with(async (sql) => {
    const [may] = await sql.run(
      asked("SELECT has_database_privilege(current_database(), 'CREATE') AND NOT pg_is_in_recovery() AS may"),
    );
    if (may?.["may"] !== true) return;
    await sql.run(asked("BEGIN"));
    await sql.run(asked("SET LOCAL statement_timeout = 0"));
    const found = await schemaOf(sql);
    await sql.run(asked(`CREATE SCHEMA ${FRESH}`));
    await sql.run(asked(`SET LOCAL search_path TO ${FRESH}`));
    for (const migration of MIGRATIONS) await sql.run(asked(migration));
    const wanted = await schemaOf(sql);
    await sql.run(asked("ROLLBACK"));
    for (const [name, { place, words }] of wanted) if (found.get(name)?.words !== words) tally.fault(place, "schema");
    tally.looked("schema", wanted.size);
  });

const schemaOf = async (sql: Sql): Promise<Schema> =>
  new Map(
    (await sql.run(asked(WORDS))).map((row) => {
      const [place, name, words] = [String(row["place"]), String(row["name"]), String(row["words"])];
      return [`${place} ${name}`, { place, words }] as const;
    }),
  );

export async function checkVersion(sql: Sql, tally: Tally): Promise<void> {
  const rows = await sql.run(asked("SELECT number FROM version"));
  if (rows.length !== 1 || numberIn(rows[0]?.["number"]) !== MIGRATIONS.length) tally.fault("database", "version");
}

import Database from "better-sqlite3";
import type { Tally } from "#relay/adapters/care/tally.ts";
import type { Sqlite } from "./open-database.ts";
import { SUM_COLUMN, SUM_WORDS, hasSum, keepRowSums, rowSum, summedTables } from "./row-sums.ts";
import { MIGRATIONS } from "./schema.ts";

const MOST_MESSAGES = 1000;

/** What SQLite itself notices: a broken tree, an index that does not fit its table, a value of the wrong kind. */
export function checkTrees(db: Sqlite, tally: Tally): void {
  const messages = db.pragma(`integrity_check(${MOST_MESSAGES})`) as readonly { readonly integrity_check: string }[];
  const names = nameByRoot(db);
  for (const { integrity_check: message } of messages)
    for (const line of message.split("\n"))
      if (line !== "ok" && !line.startsWith("*** in database")) tally.fault(placeIn(line, names), "integrity");
  tally.looked("pages", Number(db.pragma("page_count", { simple: true })));
}

const nameByRoot = (db: Sqlite): ReadonlyMap<number, string> =>
  new Map(
    db
      .prepare<[], { tbl_name: string; rootpage: number }>(
        "SELECT tbl_name, rootpage FROM sqlite_schema WHERE rootpage > 0",
      )
      .all()
      .map(({ tbl_name, rootpage }) => [rootpage, tbl_name]),
  );

/** The table that a message speaks of: by its tree, its index, or one of its columns. */
function placeIn(message: string, names: ReadonlyMap<number, string>): string {
  const tree = /^Tree (\d+)/.exec(message)?.[1];
  if (tree !== undefined) return names.get(Number(tree)) ?? "database";
  const words = new Set(message.split(/[^A-Za-z0-9_]+/));
  return (
    [...names.values()].find((name) => words.has(name) || message.includes(`sqlite_autoindex_${name}_`)) ?? "database"
  );
}

type Schema = ReadonlyMap<string, string>;

/** The same for every look of a process. */
let wanted: Schema | undefined;

function freshSchema(): Schema {
  const fresh = new Database(":memory:");
  for (const migration of MIGRATIONS) fresh.exec(migration);
  keepRowSums(fresh, true);
  const schema = new Map(schemaOf(fresh));
  fresh.close();
  return schema;
}

/** Is every table and index there, made by the words by which this version makes it? */
export function checkSchema(db: Sqlite, tally: Tally): void {
  wanted ??= freshSchema();
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version !== MIGRATIONS.length) tally.fault("database", "version");
  const found = new Map(schemaOf(db));
  for (const [name, words] of wanted) if (found.get(name) !== words) tally.fault(name.split(" ")[0] ?? name, "schema");
  for (const name of found.keys()) if (!wanted.has(name)) tally.fault("database", "schema");
}

/** A table that came by the sum before it came by its last column has the same words in another order. */
const schemaOf = (db: Sqlite): readonly (readonly [name: string, words: string])[] =>
  db
    .prepare<[], { type: string; name: string; tbl_name: string; sql: string | null }>(
      "SELECT type, name, tbl_name, sql FROM main.sqlite_schema",
    )
    .all()
    .map((row) => [`${row.tbl_name} ${row.type} ${row.name}`, sumLast(row.sql ?? "")]);

const sumLast = (words: string): string => {
  const sum = `, ${SUM_WORDS}`;
  return words.includes(sum) ? words.replace(sum, "") + sum : words;
};

/** Does each row still have the values that it was written with? */
export function checkRowSums(db: Sqlite, tally: Tally): void {
  for (const { table, columns } of summedTables(db))
    tally.within(table, () => {
      // From before the relay summed rows: a start sums them.
      if (!hasSum(db, table)) return tally.fault(table, "not summed yet");
      const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).iterate();
      for (const row of rows) {
        tally.looked(table, 1);
        if (row[SUM_COLUMN] !== rowSum(columns.map((column) => row[column]))) tally.fault(table, "sum");
      }
    });
}

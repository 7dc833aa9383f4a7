import { crc32 } from "node:zlib";
import type Database from "better-sqlite3";

/**
 * SQLite tells a broken tree from a whole one, and does not see a flipped bit inside a value. So each row that no chain covers
 * carries a CRC-32 of its other columns, which no change of up to 32 bits in a row escapes. It guards against disks, not
 * against people: those the chains are for.
 */
export const SUM_COLUMN = "row_crc";
const SUM_FUNCTION = "row_crc_of";
/** As many bytes in a record as nearly all sums have, so that the one that takes its place is written over it. */
const NOT_YET = 0x7fff_ffff;
/** As it stands in the words of a table, at whatever place. */
export const SUM_WORDS = `${SUM_COLUMN} INTEGER NOT NULL DEFAULT ${NOT_YET}`;

/** Of these every column goes into a hash chain, and they are written most. */
const CHAINED: ReadonlySet<string> = new Set(["envelope", "access_line"]);
/** Where a chain ends is checked by the chain, and moves with every append. */
const HEAD: ReadonlySet<string> = new Set(["head_pos", "head_hash", "head_time"]);
const isSummed = (table: string, column: string): boolean =>
  column !== SUM_COLUMN && !(table === "section" && HEAD.has(column));

const quoted = (name: string): string => `"${name}"`;

/** Tables whose rows are summed, with the columns that the sum is of. */
export const summedTables = (
  db: Database.Database,
): readonly { readonly table: string; readonly columns: readonly string[] }[] =>
  db
    .prepare<[], { name: string }>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name",
    )
    .all()
    .filter(({ name }) => !CHAINED.has(name))
    .map(({ name }) => ({ table: name, columns: columnsOf(db, name).filter((column) => isSummed(name, column)) }));

const columnsOf = (db: Database.Database, table: string): readonly string[] =>
  db
    .prepare<[string], { name: string }>("SELECT name FROM pragma_table_info(?, 'main') ORDER BY cid")
    .all(table)
    .map(({ name }) => name);

export const hasSum = (db: Database.Database, table: string): boolean => columnsOf(db, table).includes(SUM_COLUMN);

/** The sum of the values of a row in the order of its columns, as a signed number of 32 bits. */
export function rowSum(values: readonly unknown[]): number {
  let sum = 0;
  for (const value of values) {
    if (value instanceof Uint8Array) sum = crc32(value, crc32(`b${value.length}:`, sum));
    else if (typeof value === "string") sum = crc32(value, crc32(`t${value.length}:`, sum));
    else sum = crc32(typeof value === "number" ? `i${value}` : "n", sum);
  }
  return sum | 0;
}

/**
 * Every row that this connection writes gets its sum by a trigger that lives as long as the connection. Tables that have none yet,
 * and all of them after a migration (`renewed`), are summed as they stand.
 */
export function keepRowSums(db: Database.Database, renewed: boolean): void {
  db.function(SUM_FUNCTION, { deterministic: true, varargs: true }, (...values: unknown[]) => rowSum(values));
  for (const { table, columns } of summedTables(db)) {
    const sum = `UPDATE ${quoted(table)} SET ${SUM_COLUMN} = ${SUM_FUNCTION}(${columns.map(quoted).join(", ")})`;
    const isNew = !hasSum(db, table);
    if (isNew) db.exec(`ALTER TABLE ${table} ADD COLUMN ${SUM_WORDS}`);
    if (isNew || renewed) db.exec(sum);
    // Of named columns: the sum's own writing calls no trigger.
    for (const [name, change] of [
      ["made", "INSERT"],
      ["changed", `UPDATE OF ${columns.map(quoted).join(", ")}`],
    ])
      db.exec(
        `CREATE TEMP TRIGGER ${table}_${name} AFTER ${change} ON main.${table} BEGIN ${sum} WHERE rowid = new.rowid; END`,
      );
  }
}

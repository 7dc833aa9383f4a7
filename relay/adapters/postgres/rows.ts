import type { DossierId } from "#src/protocol/ids.ts";
import { type Journal, Table } from "#relay/adapters/memory/journal.ts";
import { toId } from "./columns.ts";
import type { Columns, Query, Statement, Value } from "./sql.ts";
import type { Work } from "./work.ts";

/** One column: its type, for a whole column goes as an array, and what of a row goes into it. */
type Column<Row> = readonly [name: string, type: "bytea" | "bigint" | "text" | "boolean", of: (row: Row) => Cell];
type Cell = Uint8Array | string | number | boolean | null;
type KeyPart = Uint8Array | string | number;

/** A table whose key is the dossier and a few columns more. */
export type Shape<Row> = {
  readonly table: string;
  /** What the dossier's column is called. */
  readonly dossier?: string;
  /** After the dossier; the columns of the key first. */
  readonly columns: readonly Column<Row>[];
  /** How many of them are of the key. */
  readonly keys: number;
  /** What one row is read with, such as a lock. */
  readonly suffix?: string;
  readonly parse: (columns: Columns, dossier: DossierId) => Row;
};

/** The rows of one table as a decision sees them: as they were read, with what it has written since on top. */
export type Rows<Row> = {
  get(dossier: DossierId, ...key: readonly KeyPart[]): Row | undefined;
  /** By key, ascending; those whose key begins so. */
  all(dossier: DossierId, ...prefix: readonly KeyPart[]): readonly Row[];
  set(dossier: DossierId, row: Row): void;
  remove(dossier: DossierId, ...key: readonly KeyPart[]): void;
  /** Leaves out all that was written of a dossier. */
  forget(dossier: DossierId): void;
  /** What was written, over what was there before: to be added to a sum that was read. Of all dossiers unless given. */
  changes(dossier?: DossierId): readonly { readonly before: Row | undefined; readonly after: Row | undefined }[];
  /** The statements that write it, each of one dossier. */
  statements(): readonly Statement[];
};

type Change<Row> = {
  readonly dossier: DossierId;
  readonly key: readonly KeyPart[];
  readonly before: Row | undefined;
  readonly after: Row | undefined;
};

/** A part of a key in a form whose order is that of the database: numbers by size, bytes as they come. */
const written = (part: KeyPart): string =>
  typeof part === "number"
    ? String(part).padStart(16, "0")
    : typeof part === "string"
      ? part
      : Buffer.from(part).toString("hex");
const named = (dossier: DossierId, key: readonly KeyPart[]): string => [dossier, ...key.map(written)].join(".");

const where = <Row>({ dossier = "dossier", columns }: Shape<Row>, count: number): string =>
  [dossier, ...columns.slice(0, count).map(([name]) => name)].map((name, i) => `${name} = $${i + 1}`).join(" AND ");

/** The reading of one row by its whole key. */
export const oneRow = <Row>(
  shape: Shape<Row>,
  dossier: DossierId,
  key: readonly KeyPart[] = [],
): Query<Row | undefined> => ({
  name: `${shape.table}:${named(dossier, key)}`,
  dossier,
  text: `SELECT ${shape.columns.map(([name]) => name).join(", ")} FROM ${shape.table}
    WHERE ${where(shape, shape.keys)} ${shape.suffix ?? ""}`,
  values: [toId(dossier), ...key],
  parse: ([row]) => row && shape.parse(row, dossier),
});

/**
 * `isNew` says of a dossier that it has no rows at all, so that its first ones need not be looked for. Every write looks
 * first at what is there: so it is known whether it adds or changes, and one that adds what another added meanwhile fails.
 */
export function createRows<Row>(
  work: Work,
  journal: Journal,
  shape: Shape<Row>,
  isNew: (dossier: DossierId) => boolean,
): Rows<Row> {
  const { table, columns, keys } = shape;
  const owner = shape.dossier ?? "dossier";
  const keyColumns = columns.slice(0, keys);
  const changed = new Table<Change<Row>>(journal);
  const list = columns.map(([name]) => name).join(", ");
  const keyOf = (row: Row): readonly KeyPart[] => keyColumns.map(([, , of]) => of(row) as KeyPart);
  const conflict = `ON CONFLICT (${[owner, ...keyColumns.map(([name]) => name)].join(", ")})
    DO UPDATE SET ${columns
      .slice(keys)
      .map(([name]) => `${name} = excluded.${name}`)
      .join(", ")}`;

  const range = (dossier: DossierId, prefix: readonly KeyPart[]): Query<ReadonlyMap<string, Row>> => ({
    name: `${table}:${named(dossier, prefix)}*`,
    dossier,
    text: `SELECT ${list} FROM ${table} WHERE ${where(shape, prefix.length)}`,
    values: [toId(dossier), ...prefix],
    parse: (rows) =>
      new Map(rows.map((row) => shape.parse(row, dossier)).map((row) => [named(dossier, keyOf(row)), row])),
  });
  const readOne = (dossier: DossierId, key: readonly KeyPart[]): Row | undefined => {
    if (isNew(dossier)) return undefined;
    for (let length = 0; length < keys; length++) {
      const read = work.known(range(dossier, key.slice(0, length)).name) as ReadonlyMap<string, Row> | undefined;
      if (read) return read.get(named(dossier, key));
    }
    return work.ask(oneRow(shape, dossier, key));
  };
  const write = (dossier: DossierId, key: readonly KeyPart[], after: Row | undefined): void => {
    const name = named(dossier, key);
    const before = changed.get(name)?.before ?? readOne(dossier, key);
    changed.set(name, { dossier, key, before, after });
  };

  return {
    get(dossier, ...key) {
      const change = changed.get(named(dossier, key));
      return change ? change.after : readOne(dossier, key);
    },
    all(dossier, ...prefix) {
      const found = new Map(isNew(dossier) ? [] : work.ask(range(dossier, prefix)));
      const begins = `${named(dossier, prefix)}.`;
      for (const [name, { after }] of changed.entries(begins))
        if (after === undefined) found.delete(name);
        else found.set(name, after);
      return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
    },
    set: (dossier, row) => write(dossier, keyOf(row), row),
    remove: (dossier, ...key) => write(dossier, key, undefined),
    forget: (dossier) => {
      for (const [name] of changed.entries(dossier)) changed.delete(name);
    },
    changes: (dossier) => changed.rows(dossier),
    statements: () => {
      const groups = new Map<string, { added: Row[]; put: Row[]; removed: Change<Row>[]; dossier: DossierId }>();
      for (const change of changed.rows()) {
        const { dossier, before, after } = change;
        const group = groups.get(dossier) ?? { added: [], put: [], removed: [], dossier };
        groups.set(dossier, group);
        if (after === undefined) {
          if (before !== undefined) group.removed.push(change);
        } else if (before === undefined) group.added.push(after);
        else if (before !== after) group.put.push(after);
      }
      return [...groups.values()].flatMap(({ added, put, removed, dossier }) => [
        ...(removed.length > 0 ? [removing(dossier, removed)] : []),
        ...(put.length > 0 ? [inserting(dossier, put, conflict)] : []),
        ...(added.length > 0 ? [inserting(dossier, added, "")] : []),
      ]);
    },
  };

  function inserting(dossier: DossierId, rows: readonly Row[], onConflict: string): Statement {
    const arrays = columns.map(([, type], i) => `$${i + 2}::${type}[]`).join(", ");
    return {
      text: `INSERT INTO ${table} (${owner}, ${list}) SELECT $1::bytea, * FROM unnest(${arrays}) ${onConflict}`,
      values: [toId(dossier), ...columns.map(([, , of]): Value => rows.map(of))],
    };
  }

  function removing(dossier: DossierId, changes: readonly Change<Row>[]): Statement {
    const arrays = keyColumns.map(([, type], i) => `$${i + 2}::${type}[]`).join(", ");
    const names = keyColumns.map(([name]) => name).join(", ");
    return {
      text: `DELETE FROM ${table} WHERE ${owner} = $1 AND (${names}) IN (SELECT * FROM unnest(${arrays}))`,
      values: [toId(dossier), ...keyColumns.map((_, i): Value => changes.map(({ key }) => key[i] ?? null))],
    };
  }
}

import type { DossierId } from "#src/protocol/ids.ts";

/** What a statement is given: bytes, numbers and text as they are, or one array for a column of many rows. */
type Cell = Uint8Array | string | number | boolean | null;
export type Value = Cell | readonly Cell[];

/** One row as the driver gives it; the names of the columns are those of the statement. */
export type Columns = Readonly<Record<string, Buffer | string | number | boolean | null>>;

/** One statement with its parameters. */
export type Statement = { readonly text: string; readonly values: readonly Value[] };

/** One reading that a decision asks for. */
export type Query<T> = Statement & {
  /** Tells it from every other reading of the same decision. */
  readonly name: string;
  /** Whose row is locked before it is read; none for what belongs to no dossier. */
  readonly dossier?: DossierId;
  readonly parse: (rows: readonly Columns[]) => T;
};

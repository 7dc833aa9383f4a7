import type { Transaction } from "dexie";

/** One version of the database: the tables that change, as Dexie's schema says them, and what is done to their rows. */
export type Migration = {
  readonly version: number;
  readonly stores: Readonly<Record<string, string | null>>;
  readonly upgrade?: (transaction: Transaction) => PromiseLike<unknown>;
};

/** Only ever appended to: each browser out there stands at one of these. An empty schema keeps keys beside the values. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, stores: { about: "", items: "", keys: "", queue: "++" } },
];

import type { Bytes } from "#src/base/bytes.ts";

/** What is wrong in one place, by the name of a table or of what lies beside the database: never by what is in it. */
export type Fault = { readonly where: string; readonly what: string; readonly count: number };

/** What a look at everything found. Sound without faults. */
export type CheckReport = {
  readonly faults: readonly Fault[];
  /** Rows, pieces of files, or bytes that were looked at, by the same names. */
  readonly checked: Readonly<Record<string, number>>;
};

/** Why something was not begun, in words for an operator that name no dossier. */
export type CareRefused = { readonly refused: string };

/** How many, and how many bytes, without a word of whose. */
export type Stats = Readonly<Record<string, number>>;

/**
 * What an operator does to a store as a whole, from a process of its own. Each kind of store brings one. All but `restore`
 * and `restored` may run while a relay serves from the same store.
 */
export type Caretaker = {
  /** Writes everything into a folder that is not there yet, then checks what was written; the report is that check's. */
  backup(folder: string): Promise<CheckReport | CareRefused>;
  /**
   * Takes over a checked backup into a store that holds nothing, and raises the incarnation of every dossier, so that
   * who has a cursor from before is told to pull again. `now`: Unix seconds.
   */
  restore(folder: string, now: number): Promise<CheckReport | CareRefused>;
  /**
   * After a store was put back by other means than `restore`, such as a database's own: looks at everything, and raises the
   * incarnations as `restore` does when all is well. `now`: Unix seconds.
   */
  restored(now: number): Promise<CheckReport | CareRefused>;
  /** `quick` leaves out every hash: only what the database itself notices is found. */
  check(quick: boolean): Promise<CheckReport>;
  /** `now`: Unix milliseconds, to count those that nobody has come to for long. */
  stats(now: number): Promise<Stats>;
  /** The relay's own key as the store keeps it; made when there is none yet. Not for printing. */
  relayKey(): Promise<Bytes>;
};

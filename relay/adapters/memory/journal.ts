import type { Fault, Result } from "#src/base/result.ts";

/** Remembers how to undo each write, so that a failed piece of work leaves nothing. */
export type Journal = {
  /** `undo` puts back what was there before a write. */
  wrote(undo: () => void): void;
  attempt<T, E extends Fault>(work: () => Result<T, E>): Result<T, E>;
};

export function createJournal(): Journal {
  const undos: (() => void)[] = [];
  let depth = 0;
  const rollBack = (to: number): void => {
    while (undos.length > to) undos.pop()?.();
  };
  return {
    wrote: (undo) => {
      if (depth > 0) undos.push(undo);
    },
    attempt(work) {
      const mark = undos.length;
      depth += 1;
      try {
        const result = work();
        if (!result.ok) rollBack(mark);
        return result;
      } catch (fault) {
        rollBack(mark);
        throw fault;
      } finally {
        depth -= 1;
        if (depth === 0) undos.length = 0;
      }
    },
  };
}

/** A map whose writes can be undone. Rows are never changed in place. */
export class Table<Row> {
  readonly #rows = new Map<string, Row>();
  readonly #journal: Journal;

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get(key: string): Row | undefined {
    return this.#rows.get(key);
  }

  set(key: string, row: Row): void {
    const before = this.#rows.get(key);
    this.#rows.set(key, row);
    this.#journal.wrote(() => {
      if (before === undefined) this.#rows.delete(key);
      else this.#rows.set(key, before);
    });
  }

  delete(key: string): void {
    const before = this.#rows.get(key);
    if (before === undefined) return;
    this.#rows.delete(key);
    this.#journal.wrote(() => this.#rows.set(key, before));
  }

  /** All rows, or those whose key begins with this: every key leads with the dossier id. */
  rows(prefix = ""): readonly Row[] {
    return this.entries(prefix).map(([, row]) => row);
  }

  entries(prefix = ""): readonly (readonly [string, Row])[] {
    return [...this.#rows].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  }
}

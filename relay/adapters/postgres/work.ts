import type { DossierId } from "#src/protocol/ids.ts";
import type { Query } from "./sql.ts";

/** Thrown where a decision comes to something that was not read yet: it is read, and the decision begins anew. */
export class Missing extends Error {
  readonly query: Query<unknown>;

  constructor(query: Query<unknown>) {
    super("not read yet");
    this.query = query;
  }
}

/**
 * What one decision has read so far. A decision is synchronous and the database is not, so it is run over this, from its
 * start, until nothing is missing. What was read stays as it was: the row of each dossier is locked before anything
 * else of it is read, and nobody writes to a dossier without that lock.
 */
export type Work = {
  /** The answer to a query; throws `Missing` when it was not asked. */
  ask<T>(query: Query<T>): T;
  has(name: string): boolean;
  /** The answer, when it happens to be there. */
  known(name: string): unknown;
  answer(query: Query<unknown>, answer: unknown): void;
};

/** `lock` is the reading that has to go before any other of a dossier; none for one who only looks. */
export function createWork(lock?: (dossier: DossierId) => Query<unknown>): Work {
  const answers = new Map<string, unknown>();
  return {
    ask<T>(query: Query<T>): T {
      if (answers.has(query.name)) return answers.get(query.name) as T;
      const first = query.dossier === undefined ? undefined : lock?.(query.dossier);
      throw new Missing(first && !answers.has(first.name) ? first : query);
    },
    has: (name) => answers.has(name),
    known: (name) => answers.get(name),
    answer: (query, answer) => void answers.set(query.name, answer),
  };
}

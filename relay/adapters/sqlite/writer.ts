import type { Result } from "#src/base/result.ts";
import { err, ok } from "#src/base/result.ts";
import type { Command, Outcome } from "#relay/core/commands.ts";
import { type Tools, execute } from "#relay/core/execute.ts";
import type { StoreUnavailable } from "#relay/ports/store.ts";
import type { Sqlite } from "./open-database.ts";
import { createTables } from "./tables.ts";

export type Written = Result<Outcome, StoreUnavailable>;

const unavailable: Written = err({ type: "store-unavailable" });

/**
 * Group commit: everything that queued while the last commit was being synced shares the next one. Each command has a
 * savepoint of its own, so that one that fails does not undo its neighbours. Answers are given only after the commit.
 */
export function createWriter(db: Sqlite, tools: Tools): (group: readonly Command[]) => readonly Written[] {
  const tables = createTables(db);
  const begin = db.prepare("BEGIN IMMEDIATE");
  const commit = db.prepare("COMMIT");
  const rollBack = db.prepare("ROLLBACK");

  const one = (command: Command): Written => {
    try {
      // Undone as a whole when it throws; a refusal is an outcome, and keeps the nonce and the line it wrote.
      return tables.attempt(() => ok(execute(tables, tools, command)));
    } catch {
      return unavailable;
    }
  };

  return (group) => {
    try {
      begin.run();
      const written: Written[] = [];
      for (const command of group) {
        written.push(one(command));
        // Then everything before it in this group is undone as well.
        if (!db.inTransaction) return group.map(() => unavailable);
      }
      commit.run();
      eraseTraces(db, group, written);
      return written;
    } catch {
      if (db.inTransaction) rollBack.run();
      return group.map(() => unavailable);
    }
  };
}

/** What was erased is still in the write-ahead log until that is folded in. */
function eraseTraces(db: Sqlite, group: readonly Command[], written: readonly Written[]): void {
  const erased = group.some((command, i) => {
    const result = written[i];
    return command.verb === "erase" && result?.ok === true && result.value.ok;
  });
  if (erased) db.pragma("wal_checkpoint(TRUNCATE)");
}

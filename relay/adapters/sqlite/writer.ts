import { type Result, ok } from "#src/base/result.ts";
import { type Sqlite, isDamage, unavailable } from "./open-database.ts";
import type { Command, Outcome } from "#relay/core/commands.ts";
import { execute } from "#relay/core/execute.ts";
import type { Tools } from "#relay/core/tools.ts";
import type { StoreUnavailable } from "#relay/ports/store.ts";
import { createTables } from "./tables.ts";

export type Written = Result<Outcome, StoreUnavailable>;

/**
 * Group commit: everything that queued while the last commit was being synced shares the next one. Each command has a
 * savepoint of its own, so that one that fails does not undo its neighbours. Answers are given only after the commit.
 * Throws when the file is damaged: it is written to no further.
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
    } catch (fault) {
      if (isDamage(fault)) throw fault;
      return unavailable(fault);
    }
  };

  return (group) => {
    try {
      begin.run();
      const written: Written[] = [];
      for (const command of group) {
        written.push(one(command));
        // Then everything before it in this group is undone as well.
        if (!db.inTransaction) return group.map(() => unavailable(new Error("the transaction was ended by the disk")));
      }
      commit.run();
      eraseTraces(db, group, written);
      return written;
    } catch (fault) {
      if (isDamage(fault)) throw fault;
      if (db.inTransaction) rollBack.run();
      return group.map(() => unavailable(fault));
    }
  };
}

/** What was erased or withdrawn is still in the write-ahead log until that is folded in. */
function eraseTraces(db: Sqlite, group: readonly Command[], written: readonly Written[]): void {
  const erased = group.some((command, i) => {
    const result = written[i];
    return (command.verb === "erase" || command.verb === "withdraw") && result?.ok === true && result.value.ok;
  });
  if (erased) db.pragma("wal_checkpoint(TRUNCATE)");
}

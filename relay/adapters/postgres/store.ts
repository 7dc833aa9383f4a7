import { SECOND, type Instant } from "#src/base/instant.ts";
import { ok } from "#src/base/result.ts";
import type { Command, Outcome } from "#relay/core/commands.ts";
import { execute } from "#relay/core/execute.ts";
import type { Tools } from "#relay/core/tools.ts";
import type { Facts, Store } from "#relay/ports/store.ts";
import type { StoreWatch } from "#relay/ports/store-watch.ts";
import { type Database, type Sql, isConflict, unavailable } from "./connect.ts";
import type { Query, Statement } from "./sql.ts";
import { createTables, lockOf } from "./tables.ts";
import { createTurns, dossierOf } from "./turns.ts";
import { Missing, type Work, createWork } from "./work.ts";

/** A transaction that met others so often is given up; who asked may ask again. */
const MOST_TRIES = 20;

const BEGIN: Statement = { text: "BEGIN", values: [] };
const BEGIN_LOOK: Statement = { text: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", values: [] };
const COMMIT: Statement = { text: "COMMIT", values: [] };
const ROLLBACK: Statement = { text: "ROLLBACK", values: [] };

/**
 * Commands on PostgreSQL, each in a transaction of its own, side by side. Each statement sees what is committed by then
 * (READ COMMITTED); that nothing comes between a check and its write is by the lock of the dossier's row, which is
 * the first thing a transaction takes and under which alone a dossier is written to.
 */
export function createStore(database: Database, tools: Tools, watch?: StoreWatch): Store<Command, Outcome> {
  let waiting = 0;
  const wait = (change: 1 | -1): void => {
    waiting += change;
    watch?.waiting(waiting);
  };
  const raiseMark = createMark(database);
  const turns = createTurns();
  return {
    look: async <T>(read: (facts: Facts) => T) => {
      try {
        return ok(await database.with((sql) => look(sql, read)));
      } catch (fault) {
        return unavailable(fault);
      }
    },
    submit: async (command) => {
      wait(1);
      try {
        await raiseMark(command.now);
        const outcome = await turns(dossierOf(command), () => database.with((sql) => decide(sql, tools, command)));
        watch?.committed(1);
        return ok(outcome);
      } catch (fault) {
        return unavailable(fault);
      } finally {
        wait(-1);
      }
    },
    close: () => database.close(),
  };
}

async function look<T>(sql: Sql, read: (facts: Facts) => T): Promise<T> {
  await sql.run(BEGIN_LOOK);
  const found = await complete(sql, createWork(), (work) => read(createTables(work, false)));
  await sql.run(COMMIT);
  return found;
}

async function decide(sql: Sql, tools: Tools, command: Command): Promise<Outcome> {
  for (let tries = 1; ; tries++) {
    try {
      return await decideOnce(sql, tools, command);
    } catch (fault) {
      if (!isConflict(fault) || tries === MOST_TRIES) throw fault;
      await sql.run(ROLLBACK);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * tries * 2));
    }
  }
}

async function decideOnce(sql: Sql, tools: Tools, command: Command): Promise<Outcome> {
  await sql.run(BEGIN);
  const refusals = createRefusals(tools);
  const { outcome, statements } = await complete(sql, createWork(lockOf), (work) => {
    const tables = createTables(work, true);
    const decided = execute(tables, refusals.again(), command);
    return { outcome: decided, statements: tables.statements() };
  });
  for (const statement of statements) await sql.run(statement);
  await sql.run(COMMIT);
  return outcome;
}

/** Runs `attempt` until nothing is missing to it, reading what is. */
async function complete<T>(sql: Sql, work: Work, attempt: (work: Work) => T): Promise<T> {
  for (;;) {
    const missing = tryOnce(() => attempt(work));
    if (missing.ok) return missing.value;
    const { query } = missing;
    work.answer(query, query.parse(await sql.run(query)));
  }
}

type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly query: Query<unknown> };

function tryOnce<T>(attempt: () => T): Tried<T> {
  try {
    return { ok: true, value: attempt() };
  } catch (fault) {
    if (fault instanceof Missing) return { ok: false, query: fault.query };
    throw fault;
  }
}

/** A decision that begins anew is told the same of what it asked before: it counts once. */
function createRefusals(tools: Tools): { again(): Tools } {
  const told: number[] = [];
  return {
    again: () => {
      let asked = 0;
      return {
        ...tools,
        refusals: (dossier, grant, now) => {
          const answer = told[asked] ?? tools.refusals(dossier, grant, now);
          told[asked] = answer;
          asked += 1;
          return answer;
        },
      };
    },
  };
}

/**
 * The time below which no relay on this database goes again: at most a second behind the latest decision, since all
 * transactions would queue for its one row if each of them wrote it.
 */
function createMark(database: Database): (now: Instant) => Promise<void> {
  let raised = -Infinity;
  return async (now) => {
    if (now < raised + SECOND) return;
    await database.with((sql) => sql.run({ text: "UPDATE mark SET time = $1 WHERE time < $1", values: [now] }));
    raised = now;
  };
}

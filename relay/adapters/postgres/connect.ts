import { Client, DatabaseError, Pool, type PoolClient, types } from "pg";
import { type Result, err } from "#src/base/result.ts";
import type { StoreUnavailable } from "#relay/ports/store.ts";
import type { Columns, Statement } from "./sql.ts";

export type ConnectOptions = {
  /** `postgres://user@host/database`; may hold a password, and is never printed. */
  readonly url: string;
  /** Connections at most, to serve so many transactions side by side. */
  readonly connections: number;
  /** Told of every statement before it is sent. */
  readonly watch?: ((statement: Statement) => void) | undefined;
};

/** One connection, inside a transaction or not. */
export type Sql = {
  run(statement: Statement): Promise<readonly Columns[]>;
};

export type Database = {
  /** Gives a connection to `work`, and takes it back; one that failed is not used again. */
  with<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /**
   * Hears what is notified on a channel, over a connection of its own, which is opened anew whenever it breaks. `begun` is
   * told each time it listens: what was notified before that was not heard. Answers how to stop.
   */
  listen(channel: string, hear: (payload: string) => void, begun: () => void): () => Promise<void>;
  close(): Promise<void>;
};

/** Longer than any statement of the relay takes that is not stuck, in milliseconds. */
const LONGEST_STATEMENT = 10_000;
const LONGEST_CONNECT = 5000;

/** Positions, times and sizes are whole numbers far below 2^53. */
const getTypeParser: typeof types.getTypeParser = (oid, format): unknown =>
  (oid as number) === types.builtins.INT8 ? Number : types.getTypeParser(oid, format);

/**
 * A pool of connections. What was committed must be on disk when it is acknowledged, so `synchronous_commit` is on, or
 * what the cluster demands beyond it.
 */
export function openDatabase({ url, connections, watch }: ConnectOptions): Database {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: LONGEST_CONNECT,
    statement_timeout: LONGEST_STATEMENT,
    // A process that stands still lets go of what it has locked.
    idle_in_transaction_session_timeout: LONGEST_STATEMENT,
    application_name: "roer-relay",
    types: { getTypeParser },
  });
  // A connection that breaks while nobody uses it is replaced by the next one.
  pool.on("error", () => undefined);
  const names = new Map<string, string>();
  /** Prepared once per connection, by a name that stands for the text. */
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `r${names.size + 1}`;
    names.set(text, name);
    return name;
  };
  const sqlOver = (client: PoolClient): Sql => ({
    run: async (statement) => {
      watch?.(statement);
      const { text, values } = statement;
      const answer = await client.query<Record<string, Columns[string]>>(
        values.length === 0 ? { text } : { name: nameOf(text), text, values: [...values] },
      );
      return answer.rows;
    },
  });
  return {
    with: async (work) => {
      const client = await pool.connect();
      let isWhole = false;
      // An error of the connection itself comes back as that of the statement under way.
      const ignore = (): void => undefined;
      client.on("error", ignore);
      try {
        const answer = await work(sqlOver(client));
        isWhole = true;
        return answer;
      } finally {
        client.off("error", ignore);
        client.release(!isWhole);
      }
    },
    listen: (channel, hear, begun) => listen(url, channel, hear, begun),
    close: () => pool.end(),
  };
}

/** Between two tries to listen, in milliseconds. */
const LISTEN_AGAIN = 1000;

function listen(url: string, channel: string, hear: (payload: string) => void, begun: () => void) {
  const closing = new AbortController();
  let client: Client | undefined;

  /** Resolves when the connection has ended, for whatever reason. */
  const once = async (): Promise<void> => {
    const opened = new Client({
      connectionString: url,
      connectionTimeoutMillis: LONGEST_CONNECT,
      application_name: "roer-relay-listens",
      keepAlive: true,
    });
    client = opened;
    const ended = new Promise<void>((resolve) => {
      opened.once("end", resolve);
      opened.on("error", () => resolve());
    });
    opened.on("notification", ({ payload }) => hear(payload ?? ""));
    try {
      await opened.connect();
      await opened.query(`LISTEN ${channel}`);
      begun();
      await ended;
    } catch {
      // The poll goes on meanwhile, and whoever writes is told that the database is away.
    }
    await opened.end().catch(() => undefined);
  };
  const forever = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await once();
      if (!closing.signal.aborted) await pause(LISTEN_AGAIN, closing.signal);
    }
  };
  const done = forever();
  return async (): Promise<void> => {
    closing.abort();
    await client?.end().catch(() => undefined);
    await done;
  };
}

const pause = (milliseconds: number, broken: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      broken.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds).unref();
    broken.addEventListener("abort", end);
  });

/**
 * Two transactions met: serialization failure, deadlock, or both added the same row. Nothing of it happened, and it is
 * tried again as a whole.
 */
export const isConflict = (fault: unknown): boolean =>
  fault instanceof DatabaseError && ["40001", "40P01", "23505"].includes(fault.code ?? "");

/** What the driver or the database says is wrong; everything else that is thrown is a bug of the relay's. */
const isOfDatabase = (fault: unknown): boolean =>
  fault instanceof DatabaseError ||
  (fault instanceof Error && ("code" in fault || /connection|timeout|terminated|pool/iu.test(fault.message)));

/**
 * Says what failed, never on what: a message of the database may quote a row. Throws what is no fault of the database.
 */
export function unavailable(fault: unknown): Result<never, StoreUnavailable> {
  if (!isOfDatabase(fault)) throw fault;
  const code =
    fault instanceof Error && "code" in fault && typeof fault.code === "string" ? fault.code : "no connection";
  return err({ type: "store-unavailable", reason: `postgres: ${code}` });
}

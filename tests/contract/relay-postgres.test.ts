import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { createPostgresRelay } from "#relay/adapters/postgres/relay.ts";
import type { Statement } from "#relay/adapters/postgres/sql.ts";
import { type PostgresCluster, startCluster } from "#tests/support/postgres-cluster.ts";
import {
  EXCEPTION_NAMES,
  dossiersIn,
  exceptionOf,
  faultOf,
  tablesMissedBy,
} from "#tests/support/postgres-statements.ts";
import { relayContract } from "./relay-contract.ts";

describe("a relay on PostgreSQL", () => {
  const statements: Statement[] = [];
  let cluster: PostgresCluster;
  /** With its tables, and nothing in them: a copy is made sooner than tables are. */
  let empty: string;
  beforeAll(async () => {
    cluster = await startCluster();
    empty = await cluster.database();
    const disk = { freeShare: () => 1 };
    await (await createPostgresRelay({ url: empty, blobs: createBlobStore(), disk })).close();
    // Each relay begins with a key of its own, or with the one that a test gives it.
    const client = new Client({ connectionString: empty });
    await client.connect();
    await client.query("DELETE FROM meta");
    await client.end();
  });
  afterAll(() => cluster.remove());

  relayContract(async (options) => {
    let look = (): Promise<void> => Promise.resolve();
    return createPostgresRelay({
      ...options,
      // What looks every few seconds by itself looks at each second of the test's.
      everySecond: (run) =>
        options.everySecond(async () => {
          await run();
          await look();
        }),
      url: await cluster.database(empty),
      blobs: createBlobStore(),
      connections: 4,
      poll: (run) => {
        look = run;
        return () => undefined;
      },
      watch: (statement) => statements.push(statement),
    });
  });

  test("has sent no statement meanwhile that is not of one dossier, but for those that are named", () => {
    const dossiers = dossiersIn(statements);
    expect(dossiers.size).toBeGreaterThan(100);
    expect(tablesMissedBy(statements)).toEqual([]);
    expect(new Set(statements.flatMap((one) => faultOf(one, dossiers) ?? []))).toEqual(new Set());
    expect(new Set(statements.flatMap((one) => exceptionOf(one) ?? []))).toEqual(new Set(EXCEPTION_NAMES));
  });

  test("the check finds a statement of two dossiers, of all, and one that only carries an id along", () => {
    const [a, b] = [new Uint8Array(16).fill(1), new Uint8Array(16).fill(2)];
    const dossiers = new Set([a, b].map((id) => Buffer.from(id).toString("hex")));
    const faults = (text: string, ...values: Statement["values"]) => faultOf({ text, values }, dossiers);
    expect(faults("SELECT pos FROM envelope WHERE dossier = $1", a)).toBeUndefined();
    expect(faults("SELECT pos FROM envelope WHERE dossier = ANY($1)", [a, b])).toContain("names 2");
    expect(faults("SELECT pos FROM envelope WHERE pos > $1", 3)).toContain("names 0");
    expect(faults("SELECT $1::bytea, pos FROM envelope", a)).toContain("does not narrow");
  });
});

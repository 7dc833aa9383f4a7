import { afterAll, beforeAll, describe } from "vitest";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { createPostgresRelay } from "#relay/adapters/postgres/relay.ts";
import { type PostgresCluster, startCluster } from "#tests/support/postgres-cluster.ts";
import { relayContract } from "./relay-contract.ts";

describe("a relay on PostgreSQL", () => {
  let cluster: PostgresCluster;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.remove());

  relayContract(async (options) =>
    createPostgresRelay({
      ...options,
      url: await cluster.database(),
      blobs: createBlobStore(),
      connections: 4,
      report: (reason) => console.log(reason),
    }),
  );
});

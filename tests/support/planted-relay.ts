import { type Result, ok } from "#src/base/result.ts";
import { instant } from "#src/base/instant.ts";
import { serveHttp } from "#relay/adapters/http/server.ts";
import { createJsonLog } from "#relay/adapters/log/json-log.ts";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import { everySecond } from "#relay/adapters/memory/every-second.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { type Sqlite, keepOnce, openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { createLook, createTables } from "#relay/adapters/sqlite/tables.ts";
import { readConfig } from "#relay/config.ts";
import type { Command, Outcome } from "#relay/core/commands.ts";
import { createRelay } from "#relay/core/create-relay.ts";
import { execute } from "#relay/core/execute.ts";
import { createTools } from "#relay/core/tools.ts";
import type { Announcer } from "#relay/ports/announcer.ts";
import type { Store, StoreUnavailable, Tables } from "#relay/ports/store.ts";

type Written = Result<Outcome, StoreUnavailable>;

export type Plot = {
  readonly db: Sqlite;
  readonly tables: Tables;
  /** Executes inside the transaction that is open; over other tables than the relay's own when they are given. */
  readonly decide: (command: Command, over?: Tables) => Written;
  /** Commits one command before it answers, as it should be. */
  readonly commit: (command: Command, over?: Tables) => Written;
};

/** What is wrong with it; what is left out is as it should be. */
export type Plant = {
  readonly submit?: (command: Command) => Promise<Written>;
  readonly look?: Store<Command, Outcome>["look"];
  readonly announcer?: Announcer;
};

/** A relay in this process with one planted fault, for tests to catch. Everything else is the relay as it ships. */
export async function servePlanted(plant: (plot: Plot) => Plant): Promise<void> {
  const config = readConfig(process.env);
  if (!config.ok) throw new Error(config.error.reasons.join(", "));
  const { dataDir, host, port, limits, publicOrigin, addressLimits } = config.value;
  const db = openWriter(dataDir);
  const relayKey = keepOnce(db, "relay-key", createRelayKey);
  const tables = createTables(db);
  const tools = createTools(sha512, limits);
  const decide: Plot["decide"] = (command, over = tables) => over.attempt(() => ok(execute(over, tools, command)));
  const commit: Plot["commit"] = (command, over) => db.transaction(() => decide(command, over)).immediate();
  const planted = plant({ db, tables, decide, commit });
  const submit = planted.submit ?? ((command: Command) => Promise.resolve(commit(command)));

  const service = createRelay({
    store: {
      look: planted.look ?? createLook(db, () => undefined),
      submit,
      close: () => Promise.resolve(),
    },
    blobs: createBlobStore(),
    announcer: planted.announcer ?? createAnnouncer(),
    signer: createRelaySigner(relayKey),
    verify: createVerifySignature(),
    sha512,
    clock: { wall: () => instant(Date.now()), monotonic: () => performance.now() },
    disk: { freeShare: () => 1 },
    mark: tables.mark.read(),
    limits,
    signup: "open",
    everySecond,
    report: () => undefined,
  });
  process.on("disconnect", () => process.exit(1));
  process.on("SIGTERM", () => process.exit(0));

  const log = createJsonLog((line) => void process.stdout.write(line));
  const { address } = await serveHttp({
    service,
    log,
    host,
    port,
    appDir: undefined,
    publicOrigin,
    trustedProxies: [],
    addressLimits,
  });
  log({ event: "listening", address, signup: "open", app: false });
}

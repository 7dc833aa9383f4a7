import { ok } from "#src/base/result.ts";
import { instant } from "#src/base/instant.ts";
import { serveHttp } from "#relay/adapters/http/server.ts";
import { createJsonLog } from "#relay/adapters/log/json-log.ts";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import { everySecond } from "#relay/adapters/memory/every-second.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { keepOnce, openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { createLook, createTables } from "#relay/adapters/sqlite/tables.ts";
import { readConfig } from "#relay/config.ts";
import { createRelay } from "#relay/core/create-relay.ts";
import { execute } from "#relay/core/execute.ts";
import { createTools } from "#relay/core/tools.ts";

/**
 * A relay with a planted fault, for tests to catch: its store answers when a command was executed, and commits up to
 * fifty milliseconds later. Everything else is the relay as it ships.
 */
const COMMIT_AFTER = 50;

const config = readConfig(process.env);
if (!config.ok) throw new Error(config.error.reasons.join(", "));
const { dataDir, host, port, limits, publicOrigin, addressLimits } = config.value;
const db = openWriter(dataDir);
const relayKey = keepOnce(db, "relay-key", createRelayKey);
const tables = createTables(db);
const tools = createTools(sha512, limits);

const service = createRelay({
  store: {
    look: createLook(db, () => undefined),
    submit: (command) => {
      if (!db.inTransaction) {
        db.exec("BEGIN IMMEDIATE");
        setTimeout(() => db.exec("COMMIT"), COMMIT_AFTER);
      }
      return Promise.resolve(tables.attempt(() => ok(execute(tables, tools, command))));
    },
    close: () => Promise.resolve(),
  },
  blobs: createBlobStore(),
  announcer: createAnnouncer(),
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

import { Worker } from "node:worker_threads";
import { instant } from "#src/base/instant.ts";
import { serveHttp } from "#relay/adapters/http/server.ts";
import { createJsonLog } from "#relay/adapters/log/json-log.ts";
import { createAnnouncer } from "#relay/adapters/memory/announcer.ts";
import { createBlobStore } from "#relay/adapters/memory/blobs.ts";
import { everySecond } from "#relay/adapters/memory/every-second.ts";
import { sha512 } from "#relay/adapters/node-crypto/hash.ts";
import { createRelayKey, createRelaySigner } from "#relay/adapters/node-crypto/relay-signer.ts";
import { createVerifySignature } from "#relay/adapters/node-crypto/verify-signature.ts";
import { openReader, openWriter } from "#relay/adapters/sqlite/open-database.ts";
import { createLook } from "#relay/adapters/sqlite/tables.ts";
import type { Written } from "#relay/adapters/sqlite/writer.ts";
import { readConfig } from "#relay/config.ts";
import { createRelay } from "#relay/core/create-relay.ts";
import type { Asked, Told, Variant, VariantData } from "./variant-worker.ts";

/**
 * The relay as it ships, but for how its one thread commits: `VARIANT` says how many commands share a commit at most, and
 * whether a commit is synced. A measure is taken against it.
 */
const variant = JSON.parse(process.env["VARIANT"] ?? "") as Variant;
const config = readConfig(process.env);
if (!config.ok) throw new Error(config.error.reasons.join(", "));
const { dataDir, host, port, limits, publicOrigin, addressLimits } = config.value;
openWriter(dataDir).close();

const file = new URL("./variant-worker.ts", import.meta.url).href;
// A worker of Node 20 loads TypeScript only when the loader is registered inside it.
const start = `import("tsx/esm/api").then((tsx) => { tsx.register(); return import(${JSON.stringify(file)}); });`;
const workerData: VariantData = { dataDir, limits, variant };
const worker = new Worker(start, { eval: true, workerData, execArgv: [] });
const waiting = new Map<number, (written: Written) => void>();
worker.on("message", (told: Told) => {
  for (const { id, result } of told) {
    waiting.get(id)?.(result);
    waiting.delete(id);
  }
});
let lastId = 0;

const service = createRelay({
  store: {
    look: createLook(openReader(dataDir), () => undefined),
    submit: (command) =>
      new Promise((resolve) => {
        lastId += 1;
        waiting.set(lastId, resolve);
        worker.postMessage({ id: lastId, command } satisfies Asked);
      }),
    close: () => Promise.resolve(),
  },
  blobs: createBlobStore(),
  announcer: createAnnouncer(),
  signer: createRelaySigner(createRelayKey()),
  verify: createVerifySignature(),
  sha512,
  clock: { wall: () => instant(Date.now()), monotonic: () => performance.now() },
  disk: { freeShare: () => 1 },
  mark: instant(0),
  limits,
  signup: "open",
  everySecond,
  report: () => undefined,
});
process.on("disconnect", () => process.exit(1));
process.on("SIGTERM", () => process.exit(0));

const log = createJsonLog((line) => void process.stdout.write(line));
const around = { log, host, port, appDir: undefined, publicOrigin, trustedProxies: [], addressLimits };
const { address } = await serveHttp({ service, ...around });
log({ event: "listening", address, signup: "open", app: false });

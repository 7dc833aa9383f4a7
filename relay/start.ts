import { mkdir } from "node:fs/promises";
import type { Bytes } from "#src/base/bytes.ts";
import { serveHttp } from "#relay/adapters/http/server.ts";
import { type PushSettings, createPushSender } from "#relay/adapters/push/push-sender.ts";
import type { Log } from "#relay/adapters/log/json-log.ts";
import { type Metrics, createMetrics } from "#relay/adapters/metrics/metrics.ts";
import { serveMetrics } from "#relay/adapters/metrics/metrics-server.ts";
import { createDiskSpace } from "#relay/adapters/sqlite/disk-space.ts";
import { databaseBytes } from "#relay/adapters/sqlite/stats.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import type { RelayService } from "#relay/core/service.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
import type { StoreWatch } from "#relay/ports/store-watch.ts";
import { openBlobStore } from "./blob-store.ts";
import type { Config } from "./config.ts";

export type StartedServer = {
  /** Where it listens, as `http://host:port`. */
  readonly address: string;
  readonly hasApp: boolean;
  /** Where its figures are asked for, if anywhere. */
  readonly metrics: string | undefined;
  /** Drains, says goodbye to sockets, then closes the store; takes some seconds at most. */
  stop(): Promise<void>;
};

/** The whole relay, put together: store, decisions, interface. Rejects when it cannot open its store or listen. */
export async function startServer(options: {
  readonly config: Config;
  readonly clock: RelayClock;
  readonly log: Log;
  /** Told when it cannot go on. */
  readonly failed: (fault: unknown) => void;
}): Promise<StartedServer> {
  const { config, clock, failed } = options;
  const metrics = config.metricsPort === undefined ? undefined : createMetrics();
  const log = metrics?.counted(options.log) ?? options.log;
  const service = await openRelay(config, clock, failed, metrics?.store);
  try {
    const server = await serveHttp({
      service,
      log,
      host: config.host,
      port: config.port,
      appDir: config.appDir,
      publicOrigin: config.publicOrigin,
      trustedProxies: config.trustedProxies,
      addressLimits: config.addressLimits,
      securityContact: config.securityContact,
    });
    if (metrics) watchStore(metrics, config, () => server.sockets());
    const figures = metrics && (await serveMetrics(metrics, config.metricsHost, config.metricsPort ?? 0));
    return {
      address: server.address,
      hasApp: server.hasApp,
      metrics: figures?.address,
      stop: async () => {
        await figures?.stop();
        await server.stop();
        await service.close();
      },
    };
  } catch (thrown) {
    await service.close();
    throw thrown;
  }
}

/** On PostgreSQL when a database is named, else on SQLite. The driver is loaded by who uses it. */
async function openRelay(
  config: Config,
  clock: RelayClock,
  failed: (fault: unknown) => void,
  watch: StoreWatch | undefined,
): Promise<RelayService> {
  const { dataDir, databaseUrl: url, limits, signup } = config;
  const common = {
    clock: clock.wall,
    monotonic: clock.monotonic,
    limits,
    signup,
    push: config.push.hosts.length === 0 ? undefined : (key: Bytes) => createPushSender(key, pushSettings(config)),
    blobs: openBlobStore(config),
  };
  if (url === undefined) return createSqliteRelay({ ...common, dataDir, failed, watch });
  const { createPostgresRelay } = await import("#relay/adapters/postgres/relay.ts");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return createPostgresRelay({
    ...common,
    url,
    connections: config.databaseConnections,
    notifies: config.databaseNotifies,
    storeWatch: watch,
    disk: createDiskSpace(dataDir),
  });
}

/** What stands in files and sets, read when it is asked for. The size of a database elsewhere is that one's to tell. */
function watchStore(metrics: Metrics, { dataDir, databaseUrl }: Config, sockets: () => number): void {
  metrics.watch("roer_sockets", "Live sockets that are open", sockets);
  metrics.watch("roer_disk_free_ratio", "Share of the disk that is free", () => createDiskSpace(dataDir).freeShare());
  if (databaseUrl !== undefined) return;
  metrics.watch("roer_database_bytes", "Size of the database", () => databaseBytes(dataDir).database);
  metrics.watch("roer_write_ahead_log_bytes", "Size of the write-ahead log", () => databaseBytes(dataDir).log);
}

/** A push service that has something to complain of turns to the operator's own address, else to the relay's. */
const pushSettings = ({ push, publicOrigin }: Config): PushSettings => {
  const own = publicOrigin?.startsWith("https:") === true ? publicOrigin : undefined;
  return {
    hosts: push.hosts,
    contact: push.contact === "" ? own : push.contact,
    report: (reason) => process.emitWarning(reason, { code: "RELAY_PUSH" }),
  };
};

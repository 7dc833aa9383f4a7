import { serveHttp } from "#relay/adapters/http/server.ts";
import { type PushSettings, createPushSender } from "#relay/adapters/push/push-sender.ts";
import type { Log } from "#relay/adapters/log/json-log.ts";
import { type Metrics, createMetrics } from "#relay/adapters/metrics/metrics.ts";
import { serveMetrics } from "#relay/adapters/metrics/metrics-server.ts";
import { createDiskSpace } from "#relay/adapters/sqlite/disk-space.ts";
import { databaseBytes } from "#relay/adapters/sqlite/stats.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
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
  const { dataDir, limits, signup } = config;
  const service = await createSqliteRelay({
    dataDir,
    clock: clock.wall,
    monotonic: clock.monotonic,
    limits,
    signup,
    push: config.push.hosts.length === 0 ? undefined : (key) => createPushSender(key, pushSettings(config)),
    failed,
    watch: metrics?.store,
    blobs: openBlobStore(config),
  });
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
    if (metrics) watchStore(metrics, dataDir, () => server.sockets());
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

/** What stands in files and sets, read when it is asked for. */
function watchStore(metrics: Metrics, dataDir: string, sockets: () => number): void {
  metrics.watch("roer_sockets", "Live sockets that are open", sockets);
  metrics.watch("roer_database_bytes", "Size of the database", () => databaseBytes(dataDir).database);
  metrics.watch("roer_write_ahead_log_bytes", "Size of the write-ahead log", () => databaseBytes(dataDir).log);
  metrics.watch("roer_disk_free_ratio", "Share of the disk that is free", () => createDiskSpace(dataDir).freeShare());
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

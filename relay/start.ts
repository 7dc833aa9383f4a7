import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Bytes } from "#src/base/bytes.ts";
import { createBlobFiles } from "#relay/adapters/files/blob-files.ts";
import { serveHttp } from "#relay/adapters/http/server.ts";
import { type PushSettings, createPushSender } from "#relay/adapters/push/push-sender.ts";
import type { Log } from "#relay/adapters/log/json-log.ts";
import { createDiskSpace } from "#relay/adapters/sqlite/disk-space.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import type { RelayService } from "#relay/core/service.ts";
import type { RelayClock } from "#relay/ports/clock.ts";
import type { Config } from "./config.ts";

export type StartedServer = {
  /** Where it listens, as `http://host:port`. */
  readonly address: string;
  readonly hasApp: boolean;
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
  const { config, clock, log, failed } = options;
  const service = await openRelay(config, clock, failed);
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
    });
    return {
      address: server.address,
      hasApp: server.hasApp,
      stop: async () => {
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
async function openRelay(config: Config, clock: RelayClock, failed: (fault: unknown) => void): Promise<RelayService> {
  const { dataDir, databaseUrl: url, limits, signup } = config;
  const common = {
    clock: clock.wall,
    monotonic: clock.monotonic,
    limits,
    signup,
    push: config.push.hosts.length === 0 ? undefined : (key: Bytes) => createPushSender(key, pushSettings(config)),
  };
  if (url === undefined) return createSqliteRelay({ ...common, dataDir, failed });
  const { createPostgresRelay } = await import("#relay/adapters/postgres/relay.ts");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return createPostgresRelay({
    ...common,
    url,
    connections: config.databaseConnections,
    notifies: config.databaseNotifies,
    blobs: createBlobFiles(join(dataDir, "blobs")),
    disk: createDiskSpace(dataDir),
  });
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

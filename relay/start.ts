import { serveHttp } from "#relay/adapters/http/server.ts";
import { type PushSettings, createPushSender } from "#relay/adapters/push/push-sender.ts";
import type { Log } from "#relay/adapters/log/json-log.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
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
  const { dataDir, limits, signup } = config;
  const service = await createSqliteRelay({
    dataDir,
    clock: clock.wall,
    monotonic: clock.monotonic,
    limits,
    signup,
    push: config.push.hosts.length === 0 ? undefined : (key) => createPushSender(key, pushSettings(config)),
    failed,
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

/** A push service that has something to complain of turns to the operator's own address, else to the relay's. */
const pushSettings = ({ push, publicOrigin }: Config): PushSettings => {
  const own = publicOrigin?.startsWith("https:") === true ? publicOrigin : undefined;
  return {
    hosts: push.hosts,
    contact: push.contact === "" ? own : push.contact,
    report: (reason) => process.emitWarning(reason, { code: "RELAY_PUSH" }),
  };
};

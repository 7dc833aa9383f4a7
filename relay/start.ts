import { serveHttp } from "#relay/adapters/http/server.ts";
import type { Log } from "#relay/adapters/log/json-log.ts";
import { createSqliteRelay } from "#relay/adapters/sqlite/relay.ts";
import type { Clock } from "#src/base/instant.ts";
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
  readonly clock: Clock;
  readonly log: Log;
}): Promise<StartedServer> {
  const { config, clock, log } = options;
  const service = await createSqliteRelay({ dataDir: config.dataDir, clock, signup: config.signup });
  try {
    const server = await serveHttp({ ...config, service, log });
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

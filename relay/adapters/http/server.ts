import { getRequestListener } from "@hono/node-server";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Log, thrownFacts } from "#relay/adapters/log/json-log.ts";
import type { RelayService } from "#relay/core/service.ts";
import { SECOND } from "#src/base/instant.ts";
import { problem } from "#src/protocol/errors.ts";
import { createApp } from "./app.ts";
import { LONGEST_BODY, createReadBody } from "./body.ts";
import { createClientAddress } from "./client-address.ts";
import type { Surroundings } from "./exchange.ts";
import { type AddressLimitSettings, createAddressLimits } from "./limits.ts";
import { type LiveSettings, createLiveSockets } from "./live-socket.ts";
import { problemAnswer } from "./problem.ts";
import { createSecurityText } from "./security-text.ts";
import { createSecurityHeaders } from "./security-headers.ts";
import { createStaticFiles } from "./static.ts";

export type HttpOptions = {
  readonly service: RelayService;
  readonly log: Log;
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly appDir: string | undefined;
  /** Scheme and authority by which people reach the relay, when a proxy stands before it. */
  readonly publicOrigin: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly addressLimits: AddressLimitSettings;
  /** `mailto:` or `https:` for who finds a hole; named in security.txt. */
  readonly securityContact?: string | undefined;
  readonly live?: LiveSettings;
  readonly timeouts?: Timeouts;
  readonly grace?: Grace;
};

/** Milliseconds, by the names that `node:http` gives them. */
export type Timeouts = {
  readonly headersTimeout: number;
  readonly requestTimeout: number;
  readonly connectionsCheckingInterval: number;
  readonly keepAliveTimeout: number;
};

/** Milliseconds that a stop gives to sockets to answer the goodbye, and to requests to come to their end. */
export type Grace = { readonly goodbye: number; readonly drain: number };

export type HttpServer = {
  /** Where it listens, as `http://host:port`. */
  readonly address: string;
  readonly hasApp: boolean;
  /** Live sockets that are open. */
  sockets(): number;
  /** Takes no more, lets what runs finish for a few seconds, then cuts. The service is the caller's to close. */
  stop(): Promise<void>;
};

/**
 * Node's defaults keep a connection that sends a byte now and then for minutes; two thousand of them stop a relay. How
 * long a body may take, its length says (body.ts); this is the end of the longest.
 */
const TIMEOUTS: Timeouts = {
  headersTimeout: 5 * SECOND,
  requestTimeout: LONGEST_BODY,
  connectionsCheckingInterval: SECOND,
  keepAliveTimeout: 30 * SECOND,
};
/** Longer than any long poll: a connection on which nothing moves is gone. */
const SILENT_CONNECTION = 60 * SECOND;
const GRACE: Grace = { goodbye: 2 * SECOND, drain: 6 * SECOND };

/** Serves interface, live sockets and app. Rejects when it cannot listen. */
export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { service, log } = options;
  const stopping = new AbortController();
  const publicAuthority = options.publicOrigin === undefined ? undefined : new URL(options.publicOrigin).host;
  const around: Surroundings = {
    log,
    limits: createAddressLimits(options.addressLimits),
    addressOf: createClientAddress(options.trustedProxies),
    // A configured authority is not the asker's to name: what was signed for another relay must not count here.
    authorityOf: (host) => publicAuthority ?? (host ?? "").toLowerCase(),
    readBody: createReadBody(),
    stopping: stopping.signal,
  };
  const headers = createSecurityHeaders(options.publicOrigin);
  const files = createStaticFiles(options.appDir);
  const app = createApp(service, around, files, headers, createSecurityText(options));
  const live = createLiveSockets(service, around, headers.always, options.live);

  const listener = getRequestListener(app.fetch, {
    errorHandler: (thrown) => {
      // The request line or the Host header could not be read, so no route ever saw it.
      if (!(thrown instanceof Error) || thrown.name !== "RequestError")
        log({ event: "fault", where: "http", ...thrownFacts(thrown) });
      const answer = problemAnswer(problem("malformed"));
      log({ event: "request", route: "unreadable", status: answer.status, ms: 0, problem: "malformed" });
      return new Response(answer.body, { status: answer.status, headers: answer.headers });
    },
  });
  const server = createServer({ ...(options.timeouts ?? TIMEOUTS) }, (incoming, outgoing) => {
    for (const [name, value] of Object.entries(headers.always)) outgoing.setHeader(name, value);
    void listener(incoming, outgoing);
  });
  server.timeout = SILENT_CONNECTION;
  server.on("upgrade", (incoming, stream, head) => live.upgrade(incoming, stream, head));
  await listen(server, options.host, options.port);

  return {
    address: addressOf(server),
    hasApp: files.hasApp,
    sockets: () => live.count(),
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      stopping.abort();
      live.close();
      const grace = options.grace ?? GRACE;
      const goodbye = setTimeout(() => live.terminate(), grace.goodbye);
      const cut = setTimeout(() => server.closeAllConnections(), grace.drain);
      // Connections that were busy when the server closed fall idle one by one, and Node leaves those open.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      await closed;
      clearTimeout(goodbye);
      clearTimeout(cut);
      clearInterval(sweep);
      live.terminate();
    },
  };
}

const listen = (server: Server, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });

function addressOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === "IPv6" ? `[${address}]` : address}:${port}`;
}

import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { ADDRESS_LIMITS } from "#relay/adapters/http/limits.ts";
import { type HttpOptions, type HttpServer, serveHttp } from "#relay/adapters/http/server.ts";
import { createMemoryRelay } from "#relay/adapters/memory/relay.ts";
import { createJsonLog } from "#relay/adapters/log/json-log.ts";
import type { RelayService } from "#relay/core/service.ts";
import { instant } from "#src/base/instant.ts";
import type { Problem } from "#src/protocol/errors.ts";

export type HttpRelay = HttpServer & { readonly logText: () => string };

/** The relay itself, by the true time, with nothing on a disk. */
export const trueTimeRelay = (): RelayService => createMemoryRelay({ clock: () => instant(Date.now()) });

/** The relay's interface on a free port of this machine, before a service of the test's choice. */
export async function serveForTest(service: RelayService, options: Partial<HttpOptions> = {}): Promise<HttpRelay> {
  let written = "";
  const server = await serveHttp({
    service,
    log: createJsonLog((line) => (written += line)),
    host: "127.0.0.1",
    port: 0,
    appDir: undefined,
    publicOrigin: undefined,
    trustedProxies: [],
    // Tests of other things ask faster than people do.
    addressLimits: { ...ADDRESS_LIMITS, perSecond: 100_000, failures: 100_000 },
    ...options,
  });
  return { ...server, logText: () => written };
}

/** The name of the problem that an answer is; the whole answer when it is none. */
export async function problemOf(response: Response): Promise<string> {
  const text = await response.text();
  if (response.headers.get("content-type") !== "application/problem+json") return `${response.status} ${text}`;
  const problem = JSON.parse(text) as Problem;
  return problem.status === response.status ? problem.type.slice("urn:roer:".length) : `status ${problem.status}`;
}

/** Opens a connection and writes bytes as they are. */
export async function dial(address: string, ...first: readonly (string | Uint8Array)[]): Promise<Socket> {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname);
  await once(socket, "connect");
  for (const each of first) socket.write(each);
  return socket;
}

/** All that comes over a connection until the other side ends it. */
export async function untilClosed(socket: Socket): Promise<string> {
  let received = "";
  socket.on("data", (chunk: Buffer) => (received += chunk.toString("latin1")));
  socket.on("error", () => socket.destroy());
  if (!socket.closed) await once(socket, "close");
  return received;
}

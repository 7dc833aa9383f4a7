import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { SECOND } from "#src/base/instant.ts";
import type { Metrics } from "./metrics.ts";

export type MetricsServer = { readonly address: string; stop(): Promise<void> };

/** `/metrics` on a port of its own, so that what serves people never serves it. Rejects when it cannot listen. */
export async function serveMetrics(metrics: Metrics, host: string, port: number): Promise<MetricsServer> {
  const server = createServer({ headersTimeout: 5 * SECOND, requestTimeout: 5 * SECOND }, (incoming, outgoing) => {
    if (incoming.method !== "GET" || incoming.url !== "/metrics") {
      outgoing.writeHead(404).end();
      return;
    }
    metrics.text().then(
      (text) => outgoing.writeHead(200, { "Content-Type": metrics.contentType }).end(text),
      () => outgoing.writeHead(500).end(),
    );
  });
  server.listen(port, host);
  await once(server, "listening");
  const { address, family, port: taken } = server.address() as AddressInfo;
  return {
    address: `http://${family === "IPv6" ? `[${address}]` : address}:${taken}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

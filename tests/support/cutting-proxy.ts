import { once } from "node:events";
import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/** A connection is reset when so many bytes went the one way. */
export type Cut = { readonly way: "request" | "answer"; readonly after: number };

export type CuttingProxy = {
  /** `http://127.0.0.1:port` */
  readonly origin: string;
  /** Connections that were reset. */
  cuts(): number;
  close(): void;
};

/** Passes bytes on between clients and a relay, and resets a connection in the middle where `plan` says so. */
export async function startCuttingProxy(target: string, plan: () => Cut | undefined): Promise<CuttingProxy> {
  const { port } = new URL(target);
  const open = new Set<Socket>();
  let cuts = 0;
  const server = createServer((client) => {
    const relay = connect(Number(port), "127.0.0.1");
    const cut = plan();
    const passed = { request: 0, answer: 0 };
    const end = (): void => {
      client.destroy();
      relay.destroy();
    };
    const pass = (way: Cut["way"], from: Socket, to: Socket): void => {
      open.add(from);
      from.on("error", end);
      from.on("close", () => {
        open.delete(from);
        end();
      });
      from.on("data", (chunk: Buffer) => {
        const before = passed[way];
        passed[way] += chunk.length;
        if (cut?.way !== way || passed[way] <= cut.after) return void to.write(chunk);
        cuts += 1;
        to.write(chunk.subarray(0, cut.after - before), () => {
          client.resetAndDestroy();
          relay.resetAndDestroy();
        });
        from.removeAllListeners("data");
      });
    };
    pass("request", client, relay);
    pass("answer", relay, client);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    close: () => {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

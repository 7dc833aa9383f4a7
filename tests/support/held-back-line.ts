import { once } from "node:events";
import { type AddressInfo, type Socket, connect, createServer } from "node:net";

/**
 * A line to a port of this machine on which what comes back can be held: what the far end sent meanwhile is gone when
 * it is cut, as on a network of which the far end loses its power.
 */
export type HeldBackLine = {
  readonly port: number;
  hold(): void;
  /** Ends every connection with what was held, and lets later ones through. */
  cut(): void;
  close(): Promise<void>;
};

export async function openLine(to: number): Promise<HeldBackLine> {
  const pairs = new Set<readonly [near: Socket, far: Socket]>();
  let held = false;
  const server = createServer((near) => {
    const far = connect(to, "127.0.0.1");
    const pair = [near, far] as const;
    pairs.add(pair);
    const end = (): void => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of pair) socket.setNoDelay(true).on("error", end).on("close", end);
    near.pipe(far);
    far.on("data", (bytes) => void (held || near.write(bytes)));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const cut = (): void => {
    held = false;
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    hold: () => {
      held = true;
    },
    cut,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      cut();
      await closed;
    },
  };
}

import { once } from "node:events";
import { createServer } from "node:http";

/** Tells the parent that it listens, and its memory whenever it is asked. */
export function tell(port) {
  process.on("message", () => process.send({ rss: process.memoryUsage().rss }));
  process.on("disconnect", () => process.exit(0));
  process.send({ port });
}

export async function listen() {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { server, port: server.address().port };
}

// Hocuspocus without extensions: in memory.
import { Server } from "@hocuspocus/server";
import { listen, tell } from "./serving.mjs";

const probe = await listen();
await new Promise((resolve) => probe.server.close(resolve));
await new Server({ port: probe.port, address: "127.0.0.1", quiet: true, stopOnSignals: false }).listen();
tell(probe.port);

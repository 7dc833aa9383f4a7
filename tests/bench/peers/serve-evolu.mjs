// Evolu's relay over better-sqlite3, as its own documentation starts it.
import { createConsole } from "@evolu/common";
import * as evolu from "@evolu/nodejs";
import { listen, tell } from "./serving.mjs";

process.chdir(process.argv[2]);
const probe = await listen();
await new Promise((resolve) => probe.server.close(resolve));
const deps = { ...evolu.createRelayDeps(), console: createConsole({ level: "error" }) };
const run = evolu.createRun(deps);
await run.orThrow(evolu.startRelay({ port: probe.port, isOwnerWithinQuota: () => true }));
tell(probe.port);

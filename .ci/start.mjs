// `npm start`: installs what is missing, builds what changed, and serves app and relay on one local address.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { buildWhatChanged } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { environment, root } from "./process.mjs";

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, () => probe.close(() => resolve(true)));
  });

async function choosePort() {
  if (process.env.RELAY_PORT) return process.env.RELAY_PORT;
  for (let port = 8080; port < 8180; port++) if (await isFree(port)) return String(port);
  console.error("No port between 8080 and 8179 is free: set RELAY_PORT to one that is.");
  process.exit(1);
}

/** Resolves to true as soon as the address answers, to false when it has not within half a minute or has ended. */
async function answers(address, hasEnded) {
  for (let tries = 0; tries < 150 && !hasEnded(); tries++) {
    const ok = await fetch(`${address}/health/live`).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return false;
}

await ensureDependencies();
if ((await buildWhatChanged()) !== 0) process.exit(1);

const port = await choosePort();
const relay = spawn(process.execPath, ["--enable-source-maps", "dist-relay/main.js"], {
  cwd: root,
  env: environment({
    NODE_ENV: "production",
    RELAY_APP_DIR: process.env.RELAY_APP_DIR ?? "dist",
    RELAY_DATA_DIR: process.env.RELAY_DATA_DIR ?? ".data",
    RELAY_PORT: port,
  }),
  stdio: "inherit",
});

let ended = false;
relay.once("exit", (code, signal) => {
  ended = true;
  process.exitCode = code ?? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1);
});
// A Ctrl-C in a terminal reaches the relay by itself as well; hearing it twice is the relay's to bear.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => relay.kill(signal));

const address = `http://localhost:${port}`;
if (await answers(address, () => ended)) console.log(`\nRoer is ready: ${address}\nStop with Ctrl-C.`);
else if (!ended) {
  console.error("The relay started but does not answer: see what it printed above.");
  relay.kill("SIGTERM");
  process.exitCode = 1;
}

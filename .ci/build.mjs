import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./process.mjs";

export const appBuild = ["vite", ["build", "--logLevel", "warn"]];
export const relayBuild = ["vite", ["build", "--config", "vite.relay.config.ts", "--logLevel", "warn"]];

/** The time in milliseconds of the newest file at or under the paths; 0 when there is none. */
function newest(paths) {
  let time = 0;
  for (const path of paths.map((each) => join(root, each))) {
    if (!existsSync(path)) continue;
    time = Math.max(time, statSync(path).mtimeMs);
    if (!statSync(path).isDirectory()) continue;
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
      time = Math.max(time, statSync(join(entry.parentPath, entry.name)).mtimeMs);
  }
  return time;
}

const tools = ["package-lock.json", "package.json"];
const relaySources = ["src", "relay", "vite.relay.config.ts", ...tools];
const testRelayBuild = ["vite", [...relayBuild[1], "--mode", "test"]];

/** Builds app and relay where a source is newer than what was built. Resolves to the exit code. */
export const buildWhatChanged = () =>
  buildParts([
    ["the app", appBuild, "dist/build.json", ["src", "public", "vite.config.ts", "vite-service-worker.ts", ...tools]],
    ["the relay", relayBuild, "dist-relay/main.js", relaySources],
  ]);

/** The same of the relay that tests start as a process. */
export const buildTestRelay = () =>
  buildParts([
    [
      "the relay of the tests",
      testRelayBuild,
      "dist-relay-test/main.js",
      [...relaySources, "tests/support/relay-test-entry.ts"],
    ],
  ]);

async function buildParts(parts) {
  for (const [name, [command, args], built, sources] of parts) {
    if (newest([built]) > newest(sources)) continue;
    console.log(`Building ${name} …`);
    const code = await run(command, args, { NODE_ENV: "production" });
    if (code !== 0) return code;
  }
  return 0;
}

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

/** Builds app and relay where a source is newer than what was built. Resolves to the exit code. */
export async function buildWhatChanged() {
  const tools = ["package-lock.json", "package.json"];
  const parts = [
    ["the app", appBuild, "dist/build.json", ["src", "public", "vite.config.ts", "vite-service-worker.ts", ...tools]],
    ["the relay", relayBuild, "dist-relay/main.js", ["src", "relay", "vite.relay.config.ts", ...tools]],
  ];
  for (const [name, [command, args], built, sources] of parts) {
    if (newest([built]) > newest(sources)) continue;
    console.log(`Building ${name} …`);
    const code = await run(command, args, { NODE_ENV: "production" });
    if (code !== 0) return code;
  }
  return 0;
}

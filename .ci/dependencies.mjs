// Brings node_modules in line with package-lock.json. Plain Node built-ins only: it runs before anything is installed.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root, run } from "./process.mjs";

const stamp = join(root, "node_modules/.roer-installed");
const npmRecord = join(root, "node_modules/.package-lock.json");

/** Compiled packages are made for one ABI of Node on one kind of machine. */
const machine = `abi ${process.versions.modules} ${process.platform} ${process.arch}`;

const lockHash = () =>
  createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");

/** True when npm's own record of what it put in node_modules holds every package of the lock file that is no option. */
function recordMatchesLock() {
  if (!existsSync(npmRecord)) return false;
  const installed = JSON.parse(readFileSync(npmRecord, "utf8")).packages;
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.entries(packages).every(
    ([path, { version, optional, devOptional, peer }]) =>
      path === "" || optional || devOptional || peer || installed[path]?.version === version,
  );
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Roer needs Node 20.19 or newer, and this is Node ${process.versions.node}: install a newer Node.`);
  process.exit(1);
}

/** What compiles the packages that have no ready-made build: SQLite takes a minute of one processor. */
export const compilePackages = ["packages compiled", "npm", ["rebuild", "--no-audit", "--no-fund"]];

const wanted = () => `${lockHash()} ${machine}\n`;

/** To be called when all packages are there and compiled. */
export const packagesAreWhole = () => writeFileSync(stamp, wanted());

/** Puts the packages of the lock file in place where they are not. Resolves to whether they are still to be compiled. */
export async function fetchPackages() {
  checkNode();
  const want = wanted();
  const have = existsSync(stamp) ? readFileSync(stamp, "utf8") : undefined;
  if (have === want) return false;
  // Somebody who ran npm by hand has what the lock file asks; without a stamp it was made on this machine.
  if ((have === undefined || have.endsWith(`${machine}\n`)) && recordMatchesLock()) {
    packagesAreWhole();
    return false;
  }
  console.log("Installing the packages of package-lock.json …");
  const code = await run("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"]);
  if (code !== 0) {
    console.error("The packages could not be installed: check the network.");
    process.exit(1);
  }
  // Whoever is cut before they are compiled begins anew: npm's own record says already that they are there.
  writeFileSync(stamp, "not compiled yet\n");
  return true;
}

/** Installs when needed. The first installation on a machine without a ready-made SQLite compiles it, in minutes. */
export async function ensureDependencies() {
  if (!(await fetchPackages())) return;
  const [, command, args] = compilePackages;
  if ((await run(command, args)) !== 0) {
    console.error("The packages could not be compiled: check that a C++ compiler, make and python3 are there.");
    process.exit(1);
  }
  packagesAreWhole();
}

// `npm test`: everything, ending at the first failure: what reads the source side by side, then what runs it. The last
// line counts the tests that ran.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { appBuild, relayBuild } from "./build.mjs";
import { compilePackages, fetchPackages, packagesAreWhole } from "./dependencies.mjs";
import { runLanes } from "./lanes.mjs";
import { root, run } from "./process.mjs";
import { boundaries, format, house, lint, types, unused } from "./steps.mjs";

const vitestReport = "test-results/vitest.json";
const playwrightReport = "test-results/playwright.json";

const production = { NODE_ENV: "production" };
const lanes = [
  [house, types, lint, format],
  [
    ["build of the app", ...appBuild, production],
    ["build of the relay", ...relayBuild, production],
    boundaries,
    unused,
  ],
];
const steps = [
  ["vitest", "vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`]],
  ["end to end", "playwright", ["test"]],
];

const read = (path) => (existsSync(join(root, path)) ? JSON.parse(readFileSync(join(root, path), "utf8")) : undefined);

/** Sums both reports. A flaky test is a failed one here: nothing is retried. */
function counts() {
  const unit = read(vitestReport);
  const browser = read(playwrightReport)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (browser?.expected ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (browser?.unexpected ?? 0) + (browser?.flaky ?? 0),
    skipped: (unit?.numPendingTests ?? 0) + (unit?.numTodoTests ?? 0) + (browser?.skipped ?? 0),
  };
}

const compiles = await fetchPackages();
await ensureBrowser();
rmSync(join(root, "test-results"), { recursive: true, force: true });
mkdirSync(join(root, "test-results"));

// Nothing that reads the source needs what is compiled.
const failed = await runLanes(compiles ? [[compilePackages], ...lanes] : lanes);
// Also where another step failed: the next run need not install anew.
if (compiles && !failed.includes(compilePackages[0])) packagesAreWhole();
let [broken] = failed;
for (const [name, command, args, env] of broken ? [] : steps) {
  const began = Date.now();
  console.log(`\n== ${name}`);
  if ((await run(command, args, env)) !== 0) {
    broken = name;
    break;
  }
  console.log(`== ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}

const { passed, failed: wrong, skipped } = counts();
console.log("");
if (broken) console.error(`Failed at: ${broken}. What comes after it did not run.`);
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${broken ? Math.max(wrong, 1) : wrong} failed`);
process.exitCode = broken || wrong > 0 ? 1 : 0;

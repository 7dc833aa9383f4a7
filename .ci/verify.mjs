// `npm run verify`: the fast gate. Two lanes side by side, as most machines have two cores; every finding is shown.
import { ensureDependencies } from "./dependencies.mjs";
import { runQuietly } from "./process.mjs";
import { boundaries, format, house, lint, types, unused } from "./steps.mjs";

// The project "thorough" is left to `npm test`: see vitest.config.ts.
const quickTests = ["unit", "ui", "contract", "architecture"].flatMap((name) => ["--project", name]);
const lanes = [[house, types, lint, format, unused, boundaries], [["tests", "vitest", ["run", ...quickTests]]]];

let failed = 0;
async function drive(lane) {
  for (const [name, command, args] of lane) {
    const began = Date.now();
    const { code, output } = await runQuietly(command, args);
    const seconds = ((Date.now() - began) / 1000).toFixed(1);
    console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    if (code === 0) continue;
    failed++;
    console.log(output);
  }
}

await ensureDependencies();
const began = Date.now();
await Promise.all(lanes.map(drive));
console.log(
  `${failed === 0 ? "All steps hold" : `${failed} failed`}, in ${((Date.now() - began) / 1000).toFixed(0)} s`,
);
process.exitCode = failed === 0 ? 0 : 1;

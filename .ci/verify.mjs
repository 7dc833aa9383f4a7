// `npm run verify`: the fast gate. Two lanes side by side, as most machines have two cores; every finding is shown.
import { ensureDependencies } from "./dependencies.mjs";
import { runLanes } from "./lanes.mjs";
import { boundaries, format, house, lint, types, unused } from "./steps.mjs";

// The project "thorough" is left to `npm test`: see vitest.config.ts.
const quickTests = ["unit", "ui", "contract", "architecture"].flatMap((name) => ["--project", name]);
const lanes = [[house, types, lint, format, unused, boundaries], [["tests", "vitest", ["run", ...quickTests]]]];

await ensureDependencies();
const began = Date.now();
const failed = await runLanes(lanes);
const seconds = ((Date.now() - began) / 1000).toFixed(0);
console.log(`${failed.length === 0 ? "All steps hold" : `${failed.length} failed`}, in ${seconds} s`);
process.exitCode = failed.length === 0 ? 0 : 1;

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runWorlds } from "./world-commands/run-worlds.ts";

/** Of all that `npm run test:model` tries, this worker's share: batches of 20, each from a seed of its own. */
const BATCH = 20;
const all = Number(process.env["WORLDS"] ?? 2_000);
const first = Number(process.env["FIRST_SEED"] ?? 1_000);
const [half, halves] = [Number(process.env["HALF"]), Number(process.env["HALVES"])];
const batches = Array.from({ length: Math.ceil(all / BATCH) }, (_, n) => first + n).filter(
  (seed) => seed % halves === half,
);

/** What held already is not tried again: a run that was cut goes on where it was.. */
const FOLDER = "test-results/worlds";
const progress = `${FOLDER}/held-${half}.json`;
const found = `${FOLDER}/found.json`;
type Held = { readonly seeds: readonly number[] };
const read = <T>(file: string, none: T): T => (existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : none);

mkdirSync(FOLDER, { recursive: true });
for (const seed of batches)
  test(`${BATCH} worlds from seed ${seed}`, async () => {
    if (read<Held>(progress, { seeds: [] }).seeds.includes(seed)) return;
    const broken = await runWorlds(seed, BATCH);
    // To be copied into world-commands/kept.json, with a sentence of what it was, before the fault is mended.
    if (broken) writeFileSync(found, JSON.stringify([...read<object[]>(found, []), broken], null, 2));
    else writeFileSync(progress, JSON.stringify({ seeds: [...read<Held>(progress, { seeds: [] }).seeds, seed] }));
    expect(broken?.words).toBeUndefined();
  }, 600_000);

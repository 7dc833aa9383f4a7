import { expect, onTestFinished, test } from "vitest";
import { seeded } from "#tests/support/flipped-store.ts";
import { openRelay } from "#tests/support/open-relay.ts";
import { PLANTED, entryFile } from "#tests/support/planted-faults.ts";
import { type Run, type Trouble, recordHistory } from "#tests/support/record-history.ts";
import { type Found, anomaliesIn } from "#tests/support/relay-history.ts";
import type { RelayProcess } from "#tests/support/relay-process.ts";

const RUNS = Number(process.env["RUNS"] ?? 200);
const PLANTED_RUNS = 6;
const PROGRESS = 50;
/** What a relay's life brings, as often as it stands here. */
const LIVES: readonly (readonly Trouble[])[] = [
  [],
  ["pause"],
  ["clock"],
  ["kill"],
  ["clock", "pause"],
  ["pause", "kill"],
];

/** Runs with these seeds until `enough`, and what was found in them. */
async function runMany(
  relays: readonly RelayProcess[],
  runs: number,
  troubles: (seed: number) => readonly Trouble[],
  more: Partial<Run> = {},
  enough: (found: readonly Found[]) => boolean = () => false,
) {
  const sum = { runs: 0, acked: 0, retried: 0, cuts: 0, kills: 0, found: [] as readonly Found[] };
  for (let seed = 1; seed <= runs && !enough(sum.found); seed++) {
    const run = { relays, seed, envelopes: 20, troubles: troubles(seed), patience: 20_000, ...more };
    const { history, counts } = await recordHistory(run);
    sum.runs += 1;
    for (const name of ["acked", "retried", "cuts", "kills"] as const) sum[name] += counts[name];
    sum.found = [...sum.found, ...anomaliesIn(history)];
    if (seed % PROGRESS === 0) console.log(`histories: ${seed} of ${runs}, anomalies ${sum.found.length}`);
    if (sum.found.length > 0 && !Object.keys(more).includes("troubles"))
      console.log(seed, troubles(0), JSON.stringify(anomaliesIn(history)).slice(0, 400));
  }
  return sum;
}

test(`${RUNS} histories of one relay are those of one log`, async () => {
  const relay = await openRelay(onTestFinished);
  const draw = seeded(20_261_128);
  const sum = await runMany([relay], RUNS, () => LIVES[draw(LIVES.length)] ?? []);
  console.log(
    `histories: runs ${sum.runs}, acked writes ${sum.acked}, answered more than once ${sum.retried}, ` +
      `connections cut ${sum.cuts}, kills ${sum.kills}, anomalies ${sum.found.length}`,
  );
  expect(sum.found).toEqual([]);
});

test("each planted fault is found", async () => {
  const found: string[] = [];
  for (const [entry, { seen, more }] of Object.entries(PLANTED)) {
    const relay = await openRelay(onTestFinished, { entry: entryFile(entry) });
    const isSeen = (each: readonly Found[]): boolean => each.some(({ what }) => what === seen);
    const sum = await runMany([relay], PLANTED_RUNS, () => more?.troubles ?? [], more, isSeen);
    if (isSeen(sum.found)) found.push(`${seen} in run ${sum.runs}`);
  }
  console.log(`planted faults: found ${found.length} of ${Object.keys(PLANTED).length} (${found.join(", ")})`);
  expect(found).toHaveLength(Object.keys(PLANTED).length);
});

test("a bus that says everything twice, the second time late, changes nothing", async () => {
  const relay = await openRelay(onTestFinished, { entry: entryFile("doubled-hint-entry.ts") });
  const sum = await runMany([relay], Math.ceil(RUNS / 10), () => []);
  console.log(`doubled announcer: runs ${sum.runs}, acked writes ${sum.acked}, anomalies ${sum.found.length}`);
  expect(sum.found).toEqual([]);
});

import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { PLANTED, entryFile } from "#tests/support/planted-faults.ts";
import { type Recorded, type Run, recordHistory } from "#tests/support/record-history.ts";
import { type Anomaly, anomaliesIn } from "#tests/support/relay-history.ts";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";

const running: Promise<RelayProcess>[] = [];
function start(entry?: string): Promise<RelayProcess> {
  const relay = startRelay({ environment: ANY_PACE, ...(entry === undefined ? {} : { entry: entryFile(entry) }) });
  running.push(relay);
  return relay;
}
afterAll(async () => {
  for (const relay of await Promise.all(running)) {
    await relay.kill();
    rmSync(relay.dataDir, { recursive: true, force: true });
  }
});

const run = (relay: RelayProcess, seed: number, more: Partial<Run> = {}): Promise<Recorded> =>
  recordHistory({ relays: [relay], seed, envelopes: ENVELOPES, troubles: [], patience: 5000, ...more });

const MOST_RUNS = 12;
const PATIENT = 180_000;
const ENVELOPES = 15;

let relay: RelayProcess;
let planted: ReadonlyMap<string, Promise<RelayProcess>>;
beforeAll(async () => {
  planted = new Map(Object.keys(PLANTED).map((entry) => [entry, start(entry)]));
  relay = await start();
}, PATIENT);

test.each([
  [1, []],
  [2, []],
  [3, []],
  [4, ["pause"]],
  [5, ["clock", "pause"]],
  [6, ["clock"]],
  [7, ["pause", "clock"]],
  [8, ["clock", "kill"]],
] as const)(
  "run %i, with connections cut and %j, shows every client one log",
  { timeout: PATIENT },
  async (seed, troubles) => {
    const { history, counts } = await run(relay, seed, { troubles });
    expect(anomaliesIn(history)).toEqual([]);
    expect(counts.acked).toBe(3 * ENVELOPES);
    expect(history.log).toHaveLength(3 * ENVELOPES);
  },
);

test.each(Object.entries(PLANTED))(
  "the fault planted in %s is found",
  { timeout: PATIENT },
  async (entry, { seen, more }) => {
    const faulty = await planted.get(entry);
    if (!faulty) throw new Error("each was started");
    const found = new Set<Anomaly>();
    for (let seed = 1; seed <= MOST_RUNS && !found.has(seen); seed++) {
      const { history } = await run(faulty, seed, more);
      for (const { what } of anomaliesIn(history)) found.add(what);
    }
    expect([...found]).toContain(seen);
  },
);

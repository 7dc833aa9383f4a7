import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Recorded, type Run, recordHistory } from "#tests/support/record-history.ts";
import { type Found, anomaliesIn } from "#tests/support/relay-history.ts";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";

const running: RelayProcess[] = [];
const start = async (entry?: string): Promise<RelayProcess> => {
  const file = entry === undefined ? {} : { entry: fileURLToPath(new URL(`../support/${entry}`, import.meta.url)) };
  const relay = await startRelay({ environment: ANY_PACE, ...file });
  running.push(relay);
  return relay;
};
afterAll(async () => {
  for (const relay of running) {
    await relay.kill();
    rmSync(relay.dataDir, { recursive: true, force: true });
  }
});

const run = (relay: RelayProcess, seed: number, more: Partial<Run> = {}): Promise<Recorded> =>
  recordHistory({ relays: [relay], seed, envelopes: 20, troubles: [], patience: 5000, ...more });
const kinds = (found: readonly Found[]): readonly string[] => [...new Set(found.map(({ what }) => what))].sort();

describe("a relay whose connections are cut", () => {
  let relay: RelayProcess;
  beforeAll(async () => {
    relay = await start();
  });

  test.each([
    [1, []],
    [2, []],
    [3, ["pause"]],
    [4, ["clock", "pause"]],
    [5, ["kill"]],
    [6, ["kill"]],
    [7, ["clock", "kill"]],
    [8, ["kill", "pause"]],
  ] as const)("run %i, with %j, shows every client one log", async (seed, troubles) => {
    const { history, counts } = await run(relay, seed, { troubles });
    expect(anomaliesIn(history)).toEqual([]);
    expect(counts.acked).toBe(60);
    expect(history.log).toHaveLength(60);
  });
});

/** Each by itself in the relay as it ships: the checker must find it, by what it does. */
describe("a planted fault is found", () => {
  const found = async (entry: string, most: number, more: Partial<Run> = {}): Promise<readonly string[]> => {
    const relay = await start(entry);
    for (let seed = 1; seed <= most; seed++) {
      const { history } = await run(relay, seed, more);
      const anomalies = kinds(anomaliesIn(history));
      if (anomalies.length > 0) return anomalies;
    }
    return [];
  };

  test("that answers before it commits", async () => {
    const anomalies = await found("ack-first-entry.ts", 6, { troubles: ["kill", "kill"] });
    expect(anomalies).toContain("lost");
  });

  test("that reads by a sequence in which rows are committed late", async () => {
    expect(await found("late-rows-entry.ts", 3)).toEqual(expect.arrayContaining(["another-log", "hole"]));
  });

  test("that does not know again what it stored", async () => {
    expect(await found("twice-stored-entry.ts", 3)).toContain("doubled");
  });

  test("that loses a hint, and does not look by itself", async () => {
    expect(await found("lost-hint-entry.ts", 6, { patience: 500 })).toEqual(["unheard"]);
  });

  test("and no fault is found where every hint comes twice, late", async () => {
    expect(await found("doubled-hint-entry.ts", 1)).toEqual([]);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { instant } from "#src/base/instant.ts";
import type { RelayService } from "#relay/core/service.ts";
import { AppendingAuthor, judgeLog } from "#tests/support/append-history.ts";
import { type PatroniCluster, startPatroni } from "#tests/support/patroni-cluster.ts";
import { createActor } from "#tests/support/relay-client-bytes.ts";
import { RelayDossier, valueOf } from "#tests/support/relay-dossier.ts";
import { ANY_PACE, relayOverHttp } from "#tests/support/relay-over-http.ts";
import { startRelay } from "#tests/support/relay-process.ts";

/** `FAILOVERS=3 npm run test:faults -- relay-failover` for a shorter one. */
const FAILOVERS = Number(process.env["FAILOVERS"] ?? 21);
const AUTHORS = 4;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** What authors see of a failover: how long nobody was told that something is kept. */
function createPace() {
  let last = Date.now();
  let longest = 0;
  let count = 0;
  return {
    acknowledged: () => {
      longest = Math.max(longest, Date.now() - last);
      last = Date.now();
      count += 1;
    },
    /** The longest pause until so many more were acknowledged. */
    over: async (more: number): Promise<number> => {
      longest = 0;
      for (const until = count + more; count < until;) await pause(20);
      return longest;
    },
  };
}

/** Two relays on the servers, and authors who append through either of them, batch after batch, until they are stopped. */
async function openScene(cluster: PatroniCluster) {
  await cluster.whole();
  const dataDir = mkdtempSync(join(tmpdir(), "roer-shared-"));
  const environment = { ...ANY_PACE, DATABASE_URL: cluster.address };
  const relays = await Promise.all([startRelay({ environment, dataDir }), startRelay({ environment, dataDir })]);
  onTestFinished(async () => {
    await Promise.all(relays.map((relay) => relay.kill()));
    rmSync(dataDir, { recursive: true, force: true });
  });
  const [one, other] = relays.map(({ origin }) => relayOverHttp(origin));
  if (!one || !other) throw new Error("two relays were started");
  let turn = 0;
  const either = {
    ...one,
    append: (...batch: Parameters<RelayService["append"]>) => (turn++ % 2 === 0 ? one : other).append(...batch),
  };
  // The other verbs are not asked of it here.
  const dossier = new RelayDossier(either as RelayService & typeof one, () => instant(Date.now()));
  valueOf(await dossier.register());
  const authors: AppendingAuthor[] = [];
  for (let i = 0; i < AUTHORS; i++) {
    const holder = createActor();
    valueOf(await dossier.give(holder));
    authors.push(new AppendingAuthor(dossier, holder));
  }
  const pace = createPace();
  let isOver = false;
  const append = async (author: AppendingAuthor): Promise<void> => {
    while (!isOver) {
      const before = author.acked.length;
      await author.run(2, () => isOver || author.acked.length > before);
      if (author.acked.length > before) pace.acknowledged();
      else await pause(50);
    }
  };
  const appending = Promise.all(authors.map(append));
  return {
    pace,
    /** Stops the authors, and holds what was acknowledged against what is there. */
    judge: async () => {
      isOver = true;
      await appending;
      while (!(await dossier.read(dossier.device)).ok) await pause(200);
      const acked = authors.flatMap((author) => author.acked);
      const refused = authors.flatMap((author) => author.refused);
      return { acked: acked.length, refused, ...(await judgeLog(dossier, await one.relayKey(), acked)) };
    },
  };
}

describe("relays on servers of which the first is killed", () => {
  test(`${FAILOVERS} times, under load: nothing that was acknowledged is lost`, async () => {
    const cluster = await startPatroni({ synchronous: true });
    onTestFinished(() => cluster.remove());
    const { pace, judge } = await openScene(cluster);
    const pauses: number[] = [];
    for (let i = 0; i < FAILOVERS; i++) {
      const first = await cluster.whole();
      await pace.over(20);
      // The server alone; all of the machine; and all of it after what it wrote no longer reached the others.
      if (i % 3 === 2) {
        cluster.holdBack(first);
        await pause(1000);
      }
      const seen = pace.over(20);
      if (i % 3 === 0) cluster.killServer(first);
      else cluster.kill(first);
      pauses.push(await seen);
      cluster.start(first);
    }
    const verdict = await judge();
    const sorted = pauses.toSorted((a, b) => a - b);
    console.log(
      `failovers ${FAILOVERS}, acknowledged ${verdict.acked}, lost ${verdict.lost}, doubled ${verdict.doubled}; ` +
        `pause in seconds: median ${((sorted[Math.floor(sorted.length / 2)] ?? 0) / 1000).toFixed(1)}, ` +
        `longest ${((sorted.at(-1) ?? 0) / 1000).toFixed(1)}`,
    );
    expect(verdict).toMatchObject({ lost: 0, doubled: 0, chained: true, refused: [] });
  });

  test("a second server that need not have it: then what was acknowledged is lost, and is found to be", async () => {
    const cluster = await startPatroni({ synchronous: false });
    onTestFinished(() => cluster.remove());
    const { pace, judge } = await openScene(cluster);
    const first = await cluster.whole();
    await pace.over(20);
    cluster.holdBack(first);
    await pace.over(40);
    cluster.kill(first);
    const { acked, lost } = await judge();
    console.log(`control without a second server: acknowledged ${acked}, lost ${lost}`);
    expect(lost).toBeGreaterThan(0);
  });
});

import { expect, onTestFinished, test } from "vitest";
import { seeded } from "#tests/support/flipped-store.ts";
import { openPostgresRelays } from "#tests/support/postgres-relays.ts";
import { type Trouble, recordHistory } from "#tests/support/record-history.ts";
import { type Found, anomaliesIn } from "#tests/support/relay-history.ts";

const RUNS = Number(process.env["POSTGRES_RUNS"] ?? 100);
const RELAYS = 3;
const PROGRESS = 10;
const LIVES: readonly (readonly Trouble[])[] = [
  [],
  ["pause"],
  ["kill"],
  ["database"],
  ["kill", "pause"],
  ["database", "kill"],
];

test(`${RUNS} histories of ${RELAYS} relays over one PostgreSQL are those of one log`, async () => {
  const { relays, killDatabase } = await openPostgresRelays(onTestFinished, RELAYS);
  const draw = seeded(20_261_128);
  const sum = { acked: 0, retried: 0, cuts: 0, kills: 0 };
  let databases = 0;
  const found: Found[] = [];
  // Each relay decides by its own clock before it waits for its turn at the section: no promise of the protocol's is broken.
  let older = 0;
  for (let seed = 1; seed <= RUNS; seed++) {
    const troubles = LIVES[draw(LIVES.length)] ?? [];
    const { history, counts } = await recordHistory({
      relays,
      seed,
      envelopes: 20,
      troubles,
      patience: 30_000,
      killDatabase: async () => {
        databases += 1;
        await killDatabase();
      },
    });
    for (const name of ["acked", "retried", "cuts", "kills"] as const) sum[name] += counts[name];
    for (const each of anomaliesIn(history)) {
      if (each.what !== "back-in-time") found.push(each);
      else if (each.where.startsWith("the log")) older += 1;
    }
    if (seed % PROGRESS === 0) console.log(`histories on PostgreSQL: ${seed} of ${RUNS}, anomalies ${found.length}`);
  }
  console.log(
    `histories of ${RELAYS} relays on PostgreSQL: runs ${RUNS}, acked writes ${sum.acked}, answered more than once ` +
      `${sum.retried}, connections cut ${sum.cuts}, kills of a relay ${sum.kills}, of PostgreSQL ${databases}, ` +
      `anomalies ${found.length}; rows with an older time than the row before ${older}`,
  );
  expect(found).toEqual([]);
});

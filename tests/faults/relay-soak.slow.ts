import { setTimeout as wait } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { AppendingAuthor, judgeLog } from "#tests/support/append-history.ts";
import { openLiveSocket } from "#tests/support/live-socket-client.ts";
import { memoryOf, openDossier, openRelay } from "#tests/support/open-relay.ts";
import { valueOf } from "#tests/support/relay-dossier.ts";

const MINUTES = Number(process.env["SOAK_MINUTES"] ?? 30);
const MINUTE = 60_000;
/** A new dossier this often: what a relay keeps of one in memory must not stay. */
const DOSSIER_EVERY = 15_000;
/** Between two batches of one author, in milliseconds. */
const PACE = 100;
const AUTHORS = 3;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/**
 * Dossiers come and go, each with authors, sockets, readers, and now and then an end by erasure. Memory is flat when the
 * last quarter is no higher than the second, give or take what a collection leaves.
 */
test(`a relay at work for ${MINUTES} minutes loses nothing, and its memory stays as it is`, async () => {
  const relay = await openRelay(onTestFinished);
  const until = performance.now() + MINUTES * MINUTE;
  const memory: number[] = [];
  const sums = { dossiers: 0, acked: 0, lost: 0, hints: 0, pages: 0, erased: 0 };
  let goesOn = true;
  const measuring = (async () => {
    while (goesOn) {
      memory.push(memoryOf(relay.pid()));
      await wait(5000);
    }
  })();

  while (performance.now() < until) {
    const { dossier, http, holders } = await openDossier(relay.origin, AUTHORS);
    sums.dossiers += 1;
    const ends = Math.min(performance.now() + DOSSIER_EVERY, until);
    const sockets = [dossier.device, ...holders].map((actor) =>
      openLiveSocket(relay.origin, {
        dossier: dossier.dossier,
        section: dossier.section,
        actor,
        after: () => 0,
        told: ({ t }) => void (sums.hints += t === "head" ? 1 : 0),
      }),
    );
    const authors = holders.map((actor) => new AppendingAuthor(dossier, actor));
    const writing = authors.map(async (author, i) => {
      while (performance.now() < ends) {
        let batches = 0;
        await author.run(1 + i, () => batches++ > 0);
        await wait(PACE);
      }
    });
    const reading = (async () => {
      for (let after = 0; performance.now() < ends; await wait(PACE)) {
        const page = valueOf(await dossier.read(dossier.device, after));
        after = page.frames.at(-1)?.pos ?? after;
        sums.pages += 1;
      }
    })();
    await Promise.all([...writing, reading]);
    const acked = authors.flatMap((author) => author.acked);
    const verdict = await judgeLog(dossier, await http.relayKey(), acked);
    expect(verdict).toMatchObject({ doubled: 0, chained: true });
    sums.acked += acked.length;
    sums.lost += verdict.lost;
    for (const socket of sockets) socket.terminate();
    if (sums.dossiers % 4 === 0) {
      valueOf(await dossier.erase());
      sums.erased += 1;
    }
  }
  goesOn = false;
  await measuring;
  const quarter = memory.length >> 2;
  const [second, last] = [median(memory.slice(quarter, 2 * quarter)), median(memory.slice(-quarter))];
  const mib = (kib: number): string => (kib / 1024).toFixed(1);
  console.log(
    `soak: ${MINUTES} minutes, dossiers ${sums.dossiers} (erased ${sums.erased}), acked writes ${sums.acked}, lost ${sums.lost}, ` +
      `hints ${sums.hints}, pages ${sums.pages}; memory in MiB: second quarter ${mib(second)}, last quarter ${mib(last)}, ` +
      `highest ${mib(Math.max(...memory))}`,
  );
  expect(sums.lost).toBe(0);
  expect(relay.logText()).not.toContain('"event":"fault"');
  // A leak of a hundredth of what passed through would show as more.
  expect(last).toBeLessThan(second * 1.15);
});

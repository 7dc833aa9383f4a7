// `npm run bench:growth`: what an append and a page cost as the store grows from a thousand dossiers to a hundred thousand;
// with `-- --full` to a million, which takes 6 GB of disk and some minutes.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileIn } from "#relay/adapters/sqlite/open-database.ts";
import type { RelayDossier } from "#tests/support/relay-dossier.ts";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { freePort } from "#tests/support/free-port.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { type Figures, median, report } from "./figures.ts";
import { fillStore } from "./fill-store.ts";
import { processFigure } from "./process-figures.ts";
import { appendAll, openConnections, prepareAppends, registerDossiers } from "./relay-load.ts";
import { prepareRead, readPage } from "./relay-reads.ts";

const isFull = process.argv.includes("--full");
const SIZES = isFull ? [1000, 10_000, 100_000, 1_000_000] : [1000, 10_000, 100_000];
const ROUNDS = isFull ? 7 : 3;
/** Dossiers with keys, spread over the store by their hashes; those that are written and read. */
const SAMPLED = isFull ? 256 : 64;
/** Entries of each that one round writes, and then reads in one page. */
const EACH = 4;
const CONNECTIONS = 32;
const MICRO = 1_000_000;
const MILLI = 1000;
const BAR = 1.3;

type Store = {
  readonly size: number;
  readonly bytes: number;
  readonly startMs: number;
  readonly relay: RelayProcess;
  readonly metrics: number;
  readonly dossiers: readonly RelayDossier[];
};
/** Microseconds per request: of the clock, 32 at a time, and of the relay's processor. */
type Cost = { readonly wall: number; readonly cpu: number };
type Round = { readonly append: Cost; readonly read: Cost };

const COSTS: readonly (readonly [name: string, pick: (round: Round) => number])[] = [
  ["append", ({ append }) => append.wall],
  ["append_cpu", ({ append }) => append.cpu],
  ["page_read", ({ read }) => read.wall],
  ["page_read_cpu", ({ read }) => read.cpu],
];

async function openStore(size: number): Promise<Store> {
  const dataDir = mkdtempSync(join(tmpdir(), "roer-growth-"));
  fillStore(dataDir, size);
  const { size: bytes } = statSync(fileIn(dataDir));
  const metrics = await freePort();
  const began = performance.now();
  const relay = await startRelay({ dataDir, environment: { ...ANY_PACE, RELAY_METRICS_PORT: String(metrics) } });
  const startMs = performance.now() - began;
  return { size, bytes, startMs, relay, metrics, dossiers: await registerDossiers(relay.origin, SAMPLED) };
}

async function costOf({ metrics }: Store, requests: number, run: () => Promise<unknown>): Promise<Cost> {
  const cpu = () => processFigure(metrics, "process_cpu_seconds_total");
  const before = await cpu();
  const began = performance.now();
  await run();
  const wall = ((performance.now() - began) * MILLI) / requests;
  return { wall, cpu: (((await cpu()) - before) * MICRO) / requests };
}

async function measure(store: Store, position: number): Promise<Round> {
  const { relay, dossiers } = store;
  const connections = await openConnections([relay.origin], CONNECTIONS);
  const work = prepareAppends(dossiers, EACH, 1);
  const append = await costOf(store, dossiers.length * EACH, () => appendAll(connections, work));
  const pages = connections.map((connection, i) => ({
    connection,
    reads: dossiers.filter((_, at) => at % CONNECTIONS === i).map((dossier) => prepareRead(dossier, position)),
  }));
  const read = await costOf(store, dossiers.length, () =>
    Promise.all(
      pages.map(async ({ connection, reads }) => {
        for (const one of reads) await readPage(connection, one);
      }),
    ),
  );
  for (const connection of connections) connection.close();
  return { append, read };
}

const stores: Store[] = [];
try {
  for (const size of SIZES) stores.push(await openStore(size));
  const rounds: Round[][] = [];
  // The first is not counted, as in every measure of code that is compiled while it runs.
  for (let i = 0; i <= ROUNDS; i++) {
    const round: Round[] = [];
    for (const store of stores) round.push(await measure(store, i * EACH));
    if (i > 0) rounds.push(round);
  }
  /** By store, the median over the rounds. */
  const at = (store: number, pick: (round: Round) => number): number =>
    median(rounds.flatMap((round) => round[store] ?? []).map(pick));
  /** The same against the smallest store of the same round. */
  const ratio = (store: number, pick: (round: Round) => number): number =>
    median(rounds.flatMap(([least, ...more]) => (least ? pick([least, ...more][store] ?? least) / pick(least) : [])));
  const figures: Record<string, Figures[string]> = {};
  console.log("| dossiers | store | ready in | append | its processor | page read | its processor |");
  console.log("|---|---|---|---|---|---|---|");
  for (const [i, { size, bytes, startMs }] of stores.entries()) {
    const costs = COSTS.map(([, pick]) => `${at(i, pick).toFixed(0)} µs (${ratio(i, pick).toFixed(2)}×)`);
    console.log(`| ${size} | ${(bytes / 1e6).toFixed(1)} MB | ${startMs.toFixed(0)} ms | ${costs.join(" | ")} |`);
    if (i === 0) continue;
    for (const [name, pick] of COSTS)
      figures[`${name}_growth_${size}`] = { value: ratio(i, pick), unit: "×", better: "lower", bar: BAR };
  }
  if (!report("growth", figures)) process.exitCode = 1;
} finally {
  for (const { relay } of stores) {
    await relay.stop();
    rmSync(relay.dataDir, { recursive: true, force: true });
  }
}

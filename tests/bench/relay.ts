// `npm run bench:relay`: the relay's process on SQLite over loopback, against limits and controls measured in the same rounds.
// With `-- --full`: more and longer rounds, and ten thousand sockets.
import { fileURLToPath } from "node:url";
import { rmSync } from "node:fs";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import type { RelayDossier } from "#tests/support/relay-dossier.ts";
import { freePort } from "#tests/support/free-port.ts";
import { type RelayProcess, startRelay } from "#tests/support/relay-process.ts";
import { storeLimit, verifyRate } from "./calibrate.ts";
import { type Figures, median, report } from "./figures.ts";
import { processFigure } from "./process-figures.ts";
import { relayFanout } from "./relay-fanout.ts";
import { BODY_BYTES, appendRate, registerDossiers } from "./relay-load.ts";
import { type PostgresRound, postgresRounds } from "./relay-postgres.ts";
import { kibPerIdleSocket } from "./relay-sockets.ts";
import type { Variant } from "./variant-worker.ts";

const isFull = process.argv.includes("--full");
const ROUNDS = isFull ? 7 : 3;
const SINGLES = isFull ? 16 : 6;
const BATCH = 20;
const BATCHES = isFull ? 4 : 1;
const SOCKETS = isFull ? 10_000 : 1000;
/** Enough that the rate which the relay allows one device is not what is measured. */
const DOSSIERS = 128;
const AT_ONCE = 64;

const VARIANT_ENTRY = fileURLToPath(new URL("./variant-entry.ts", import.meta.url));

type Loaded = { readonly relay: RelayProcess; readonly dossiers: readonly RelayDossier[] };

const metrics = await freePort();
async function loaded(variant?: Variant): Promise<Loaded> {
  const shipped = { RELAY_METRICS_PORT: String(metrics) };
  const environment = { ...ANY_PACE, ...(variant ? { VARIANT: JSON.stringify(variant) } : shipped) };
  const relay = await startRelay({ environment, ...(variant ? { entry: VARIANT_ENTRY } : {}) });
  return { relay, dossiers: await registerDossiers(relay.origin, DOSSIERS) };
}

const rateOf = ({ relay, dossiers }: Loaded, requests: number, batch: number): Promise<number> =>
  appendRate({ origins: [relay.origin], dossiers, connections: AT_ONCE, requests, batch });

const ship = await loaded();
const alone = await loaded({ group: 1, synchronous: "FULL" });
const full = await loaded({ group: 256, synchronous: "FULL" });
const normal = await loaded({ group: 256, synchronous: "NORMAL" });
const limit = storeLimit(AT_ONCE, BODY_BYTES);
const relays = [ship, alone, full, normal];

/** What one envelope costs the processors in the relay's process, in microseconds. */
async function processorPerAppend(): Promise<number> {
  const read = () => processFigure(metrics, "process_cpu_seconds_total");
  const before = await read();
  await rateOf(ship, SINGLES, 1);
  return (((await read()) - before) * 1_000_000) / (DOSSIERS * SINGLES);
}

type Round = Readonly<Record<"V" | "G" | "single" | "batch" | "alone" | "full" | "normal", number>>;
const rounds: Round[] = [];
// What the compiler does to code that is new to it is no part of any round.
for (const each of relays) await rateOf(each, 4, 1);
for (let i = 0; i < ROUNDS; i++)
  rounds.push({
    V: verifyRate(isFull ? 500 : 250),
    G: limit.groupRate(isFull ? 1000 : 400),
    single: await rateOf(ship, SINGLES, 1),
    alone: await rateOf(alone, SINGLES, 1),
    full: await rateOf(full, SINGLES, 1),
    normal: await rateOf(normal, SINGLES, 1),
    batch: await rateOf(ship, BATCHES, BATCH),
  });
const cost = await processorPerAppend();
const fanouts = [];
for (let i = 0; i < (isFull ? 3 : 1); i++) fanouts.push(await relayFanout(ship.relay.origin));
limit.close();
for (const { relay } of relays) {
  await relay.stop();
  rmSync(relay.dataDir, { recursive: true, force: true });
}
const sockets: number[] = [];
for (let i = 0; i < (isFull ? 3 : 1); i++) sockets.push(await kibPerIdleSocket(SOCKETS));

let postgres: readonly PostgresRound[] = [];
try {
  postgres = await postgresRounds(ROUNDS, BATCHES, isFull ? 20_000 : 5000);
} catch (thrown) {
  console.log(`PostgreSQL was not measured: ${thrown instanceof Error ? thrown.message : "unknown"}`);
}

const of = (read: (round: Round) => number): number => median(rounds.map(read));
const rate = (name: keyof Round) => ({ value: of((round) => round[name]), unit: "per s", better: "higher" as const });
const ratio = (read: (round: Round) => number, bar: number) => ({
  value: of(read),
  unit: "×",
  better: "higher" as const,
  bar,
});
function onPostgres(): Figures {
  if (postgres.length === 0) return {};
  const middle = (read: (round: PostgresRound) => number): number => median(postgres.map(read));
  const better = "higher";
  return {
    pg_copy: { value: middle(({ copy }) => copy), unit: "per s", better },
    pg_batch: { value: middle(({ one }) => one), unit: "per s", better },
    pg_batch_over_copy: { value: middle(({ one, copy }) => one / copy), unit: "×", better, bar: 0.4 },
    pg_two_relays_over_one: { value: middle(({ one, two }) => two / one), unit: "×", better, bar: 1.3 },
  };
}

const figures: Figures = {
  verify_rate: rate("V"),
  group_commit_rate: rate("G"),
  append_single: rate("single"),
  append_batch20: rate("batch"),
  append_single_processor_us: { value: cost, unit: "µs", better: "lower" },
  append_single_over_limit: ratio(({ single, V, G }) => single / Math.min(V, G), 0.45),
  append_single_over_commit_per_request: ratio(({ single, alone: one }) => single / one, 2.5),
  append_batch20_over_group_commit: ratio(({ batch, G }) => batch / G, 1),
  ...onPostgres(),
  full_over_normal: ratio((round) => round.full / round.normal, 0.9),
  fanout_p99_ms: { value: median(fanouts.map(({ entry }) => entry)), unit: "ms", better: "lower" },
  fanout_hint_p99_ms: { value: median(fanouts.map(({ hint }) => hint)), unit: "ms", better: "lower" },
  idle_sockets: { value: SOCKETS, unit: "sockets", better: "higher" },
  kib_per_idle_socket: { value: median(sockets), unit: "KiB", better: "lower" },
};
if (!report("relay", figures)) process.exitCode = 1;

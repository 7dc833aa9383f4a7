// `npm run bench:sizing`: what one dossier's year costs a relay, from the practice dossier lived day by day over a real one.
import { rmSync } from "node:fs";
import { openReader } from "#relay/adapters/sqlite/open-database.ts";
import { ANY_PACE } from "#tests/support/relay-over-http.ts";
import { freePort } from "#tests/support/free-port.ts";
import { startRelay } from "#tests/support/relay-process.ts";
import { type Figures, report } from "./figures.ts";
import { liveYear, practiceDays } from "./practice-year.ts";
import { processFigure } from "./process-figures.ts";

const isFull = process.argv.includes("--full");
const HOLDERS = 3;
/** Lived before the clock starts: what the compilers do to code that is new to them is no dossier's. */
const FIRST = isFull ? 5 : 1;
const COUNTED = isFull ? 20 : 3;
const KIB = 1024;
const YEAR_SECONDS = 365 * 24 * 60 * 60;
/** The busiest hour against the average one, as an assumption. */
const PEAK = 10;

/** Bytes of each table with its indexes, in the write-ahead log or not. */
function tableBytes(dataDir: string): ReadonlyMap<string, number> {
  const db = openReader(dataDir);
  const sums = db
    .prepare<[], { name: string; bytes: number }>(
      `SELECT coalesce(s.tbl_name, d.name) AS name, sum(d.pgsize) AS bytes
       FROM dbstat AS d LEFT JOIN sqlite_schema AS s ON s.name = d.name GROUP BY 1`,
    )
    .all();
  db.close();
  return new Map(sums.map(({ name, bytes }) => [name, bytes]));
}

const metrics = await freePort();
const { RELAY_PUBLIC_ORIGIN: _signedFor, ...anyPace } = ANY_PACE;
const relay = await startRelay({ environment: { ...anyPace, RELAY_METRICS_PORT: String(metrics) } });
const days = await practiceDays();
const live = async (dossiers: number): Promise<void> => {
  for (let i = 0; i < dossiers; i++) await liveYear(relay.origin, days, HOLDERS);
};
const cpu = () => processFigure(metrics, "process_cpu_seconds_total");

try {
  await live(FIRST);
  const tablesBefore = tableBytes(relay.dataDir);
  const cpuBefore = await cpu();
  await live(COUNTED);
  const seconds = ((await cpu()) - cpuBefore) / COUNTED;
  const tables = [...tableBytes(relay.dataDir)]
    .map(([name, all]) => [name, (all - (tablesBefore.get(name) ?? 0)) / COUNTED] as const)
    .toSorted(([, a], [, b]) => b - a);
  const bytes = tables.reduce((sum, [, each]) => sum + each, 0);
  const records = days.flat().reduce((sum, section) => sum + section.records.length, 0);

  const figures: Figures = {
    dossier_year_days: { value: days.length, unit: "days with writing", better: "higher" },
    dossier_year_records: { value: records, unit: "records", better: "higher" },
    dossier_year_envelopes: { value: days.flat().length, unit: "sections × days", better: "lower" },
    dossier_year_kib: { value: bytes / KIB, unit: "KiB on disk", better: "lower" },
    dossier_year_cpu_ms: { value: seconds * 1000, unit: "ms of processor", better: "lower" },
  };
  report("sizing", figures);
  for (const [name, each] of tables.slice(0, 6)) console.log(`  ${name}: ${(each / KIB).toFixed(1)} KiB`);
  console.log(
    `\n| dossiers | disk after a year | processor in a year | cores in the busiest hour, ${PEAK}× the average |`,
  );
  console.log("|---|---|---|---|");
  for (const dossiers of [1000, 100_000, 10_000_000]) {
    const disk = (bytes * dossiers) / 1e9;
    const hours = (seconds * dossiers) / 3600;
    const cores = ((seconds * dossiers) / YEAR_SECONDS) * PEAK;
    console.log(
      `| ${dossiers.toLocaleString("en")} | ${disk.toFixed(1)} GB | ${hours.toFixed(1)} hours | ${cores.toFixed(3)} |`,
    );
  }
} finally {
  await relay.stop();
  rmSync(relay.dataDir, { recursive: true, force: true });
}

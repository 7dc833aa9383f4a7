import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";

/** One measured figure, in the form of the result files. `bar`: what it is held against, when there is one. */
export type Figure = {
  readonly value: number;
  readonly unit: string;
  readonly better: "lower" | "higher";
  readonly bar?: number;
};
export type Figures = Readonly<Record<string, Figure>>;

const FOLDER = fileURLToPath(new URL("../../bench-results/", import.meta.url));

const holds = ({ value, better, bar }: Figure): string =>
  bar === undefined ? "" : (better === "lower" ? value <= bar : value >= bar) ? "holds" : "FALLS SHORT";

const rounded = (value: number): string =>
  Number.isInteger(value) ? `${value}` : value.toFixed(Math.abs(value) < 10 ? 2 : 1);

/** On what it was measured, and how busy that was with other things too: the mean number of tasks in the last minutes. */
function machine(): string {
  const cores = cpus();
  const [last = 0, , before = 0] = loadavg();
  const load = `load ${last.toFixed(1)} in the last minute, ${before.toFixed(1)} in fifteen`;
  return `${new Date().toISOString()}, ${cores.length} × ${cores[0]?.model.trim()}, Node ${process.version}, ${load}`;
}

/** Prints a table and writes `bench-results/<name>.json`. Answers whether every bar holds. */
export function report(name: string, figures: Figures): boolean {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}${name}.json`, `${JSON.stringify(figures, undefined, 2)}\n`);
  console.log(machine());
  const rows = Object.entries(figures).map(([key, figure]) => [
    key,
    `${rounded(figure.value)} ${figure.unit}`,
    figure.bar === undefined ? "" : `${figure.better === "lower" ? "≤" : "≥"} ${figure.bar}`,
    holds(figure),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) console.log(row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  "));
  return Object.values(figures).every((figure) => holds(figure) !== "FALLS SHORT");
}

/** The value below which that share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

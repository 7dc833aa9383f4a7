import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { chromiumPath, quietArgs } from "#tests/support/chromium.ts";
import type { Figures } from "./figures.ts";

const FOLDER = fileURLToPath(new URL("./lighthouse/", import.meta.url));

const score = z.object({ score: z.number() });
const Report = z.object({
  categories: z.object({ performance: score, accessibility: score, "best-practices": score }),
});

/** Lighthouse on the first screen, with its own idea of a phone. Its packages are no part of the product or its tests. */
export function lighthouseFigures(origin: string): Figures {
  if (!existsSync(join(FOLDER, "node_modules"))) run("npm", ["ci", "--no-audit", "--no-fund"]);
  const out = mkdtempSync(join(tmpdir(), "roer-lighthouse-"));
  const file = join(out, "report.json");
  run(join(FOLDER, "node_modules/.bin/lighthouse"), [
    origin,
    "--quiet",
    "--output=json",
    `--output-path=${file}`,
    "--no-enable-error-reporting",
    "--only-categories=performance,accessibility,best-practices",
    `--chrome-flags=--headless=new ${quietArgs.join(" ")}`,
  ]);
  const { categories } = z.parse(Report, JSON.parse(readFileSync(file, "utf8")));
  rmSync(out, { recursive: true, force: true });
  const figure = ({ score: value }: { score: number }, bar: number) => ({
    value: Math.round(value * 100),
    unit: "of 100",
    better: "higher" as const,
    bar,
  });
  return {
    lighthouse_performance: figure(categories.performance, 95),
    lighthouse_accessibility: figure(categories.accessibility, 100),
    lighthouse_best_practices: figure(categories["best-practices"], 100),
  };
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, ...(chromiumPath === undefined ? {} : { CHROME_PATH: chromiumPath }) };
  const { status } = spawnSync(command, [...args], { cwd: FOLDER, env, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}`);
}

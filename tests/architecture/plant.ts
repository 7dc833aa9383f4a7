import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { house, root } from "./house.ts";

const rules = [
  "package.json",
  "tsconfig.base.json",
  ".oxlintrc.json",
  ".dependency-cruiser.mjs",
  "tests/architecture/house.json",
  "tests/architecture/generate.mjs",
];

/**
 * Lays out another project under the very rules of this one, holding only the given files (path to text), and removes
 * it after the test. Resolves packages from our own node_modules. Returns its folder.
 */
export function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "planted-house-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of [...rules, ...Object.keys(files)]) mkdirSync(dirname(join(folder, path)), { recursive: true });
  for (const path of rules) copyFileSync(join(root, path), join(folder, path));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

export interface Outcome {
  readonly code: number;
  /** What it printed, on both streams. */
  readonly output: string;
  readonly stdout: string;
}

/** Runs one of the project's tools, or node itself, in the folder. */
export function runIn(folder: string, tool: string, ...args: readonly string[]): Outcome {
  const command = tool === "node" ? process.execPath : join(root, "node_modules/.bin", tool);
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: "utf8" });
  return { code: status ?? 1, output: stdout + stderr, stdout };
}

/** As `plant`, with the compiler's projects of every layer. */
export function plantWithProjects(files: Readonly<Record<string, string>>): string {
  const homes = Object.fromEntries(house.layers.map(({ path }) => [`${path.replace(/\.ts$/, "")}/.keep`, ""]));
  const folder = plant({ ...homes, ...files });
  expect(runIn(folder, "node", "tests/architecture/generate.mjs")).toMatchObject({ code: 0 });
  return folder;
}

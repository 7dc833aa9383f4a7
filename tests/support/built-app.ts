import { cpSync, mkdirSync, mkdtempSync, rmdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildWhatChanged } from "../../.ci/build.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const LOCK = join(ROOT, "node_modules/.building");
/** A build takes seconds; a lock this old was left by a process that was killed. */
const LOST_AFTER_MS = 120_000;

/**
 * A copy of the built app that nobody builds over, for the caller to remove; built again first when a source is newer. One
 * process builds, the others wait.
 */
export async function builtApp(): Promise<string> {
  while (!tryLock()) await wait(200);
  const copy = mkdtempSync(join(tmpdir(), "roer-app-"));
  try {
    if ((await buildWhatChanged()) !== 0) throw new Error("the app does not build: see what is printed above");
    cpSync(join(ROOT, "dist"), copy, { recursive: true });
  } finally {
    rmdirSync(LOCK);
  }
  return copy;
}

function tryLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const age = Date.now() - (statSync(LOCK, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > LOST_AFTER_MS) rmdirSync(LOCK);
    return false;
  }
}

import { mkdirSync, rmdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const LOCK = join(fileURLToPath(new URL("../..", import.meta.url)), "node_modules/.building");
/** A build takes seconds; a lock this old was left by a process that was killed. */
const LOST_AFTER_MS = 120_000;

/** Runs while no other process of this checkout is inside: one builds, the others wait and find it built. */
export async function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  while (!tryLock()) await wait(200);
  try {
    return await work();
  } finally {
    rmdirSync(LOCK);
  }
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

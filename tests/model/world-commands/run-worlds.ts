import * as fc from "fast-check";
import { Broken, type Invariant } from "./broken.ts";
import { createCast } from "./create-cast.ts";
import { parseStep, type Step, STEPS } from "./commands.ts";
import { expectAgreed, expectSealed, expectWhole, settle } from "./invariants.ts";

/** A world in which something did not hold. */
export type Found = {
  /** Of all that is random in the app's code. */
  readonly world: string;
  readonly steps: readonly string[];
  /** Undefined where the app's own code gave up. */
  readonly invariant: Invariant | undefined;
  readonly words: string;
};

const LONGEST = 24;

/** One world: its people, its steps, and what holds at the end. Answers what broke first. */
export async function runWorld(world: string, steps: Iterable<Step>): Promise<Found | undefined> {
  const ends: (() => Promise<void>)[] = [];
  const taken = [...steps];
  try {
    const cast = await createCast((end) => ends.push(end), world);
    await fc.asyncModelRun(() => ({ model: {}, real: cast }), taken);
    await settle(cast);
    await expectWhole(cast);
    expectSealed(cast);
    await expectAgreed(cast);
    return undefined;
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const invariant = error instanceof Broken ? error.invariant : undefined;
    return { world, steps: taken.map(String), invariant, words: `world ${world}: ${words}\n${taken.join(",")}` };
  } finally {
    for (const end of ends) await end();
  }
}

/** The same world again, from what was kept of it. */
export const runAgain = (world: string, steps: readonly string[]): Promise<Found | undefined> =>
  runWorld(world, steps.map(parseStep));

/** So many worlds from a seed, one after the other; answers the first in which something broke. */
export async function runWorlds(seed: number, count: number): Promise<Found | undefined> {
  const lives = fc.sample(fc.commands([...STEPS], { maxCommands: LONGEST, size: "max" }), { seed, numRuns: count });
  for (const [n, life] of lives.entries()) {
    const found = await runWorld(`${seed}/${n + 1}`, life);
    if (found) return found;
  }
  return undefined;
}

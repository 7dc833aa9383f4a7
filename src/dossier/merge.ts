import { compareStamps, type Stamp } from "./authored.ts";

/**
 * How two writes to one field become one answer.
 * - `last-writer`: the later stamp counts (profile fields).
 * - `side-by-side`: both stay until somebody who saw both writes over them (crisis card, point of contact,
 *   medication): the multi-value register of Shapiro and others, 2011.
 * Both are joins: any order and any repetition of the same writes gives the same register.
 */
export type Strategy = "last-writer" | "side-by-side";

export type Write = {
  readonly stamp: Stamp;
  /** The author's reading, by which later writes name this one. */
  readonly name: string;
  readonly value: unknown;
};

export type Register = {
  /** Latest first, never empty of meaning: what a reader shows is the first, what it must not hide the rest. */
  readonly writes: readonly Write[];
  /** Names of writes that were replaced, also of those that have not arrived yet. */
  readonly replaced: ReadonlySet<string>;
};

const NONE: ReadonlySet<string> = new Set();

const latestFirst = (a: Write, b: Write): number => compareStamps(b.stamp, a.stamp);
const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export function mergeWrite(
  register: Register | undefined,
  write: Write,
  over: readonly string[],
  strategy: Strategy,
): Register {
  if (strategy === "last-writer") return lastWriter(register, write);
  return sideBySide(register ?? { writes: [], replaced: NONE }, write, over);
}

function lastWriter(register: Register | undefined, write: Write): Register {
  const present = register?.writes[0];
  if (register !== undefined && present !== undefined && compareStamps(write.stamp, present.stamp) <= 0)
    return register;
  return { writes: [write], replaced: NONE };
}

function sideBySide(register: Register, write: Write, over: readonly string[]): Register {
  const replaced = over.length === 0 ? register.replaced : new Set([...register.replaced, ...over]);
  const kept = new Map<string, Write>();
  for (const candidate of [...register.writes, write].sort(latestFirst)) {
    if (replaced.has(candidate.name)) continue;
    // The same write can arrive twice, as itself and restated. Two devices that happen to share a reading cannot hide each other.
    const identity = `${candidate.name} ${JSON.stringify(candidate.value)}`;
    if (!kept.has(identity)) kept.set(identity, candidate);
  }
  return { writes: [...kept.values()], replaced };
}

/** What the field says now: the latest write; undefined when it was never set or was cleared. */
export const currentValue = (register: Register | undefined): unknown => register?.writes[0]?.value ?? undefined;

/** All values that stand side by side, latest first, equal ones once. One value or none means: nothing to resolve. */
export function valuesOf(register: Register): readonly unknown[] {
  const out: unknown[] = [];
  for (const { value } of register.writes) if (!out.some((other) => sameValue(other, value))) out.push(value);
  return out;
}

/** Reached only when a switch misses a case the compiler should have seen: a bug, so it throws. */
export function never(value: never): never {
  throw new Error(`unreachable case of type ${typeof value}`);
}

/** For states that the code around rules out; the sentence says why it cannot happen. */
export function invariant(condition: unknown, why: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${why}`);
}

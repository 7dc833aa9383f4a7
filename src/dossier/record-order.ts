import { entityKey } from "./entity-id.ts";
import type { Recorded } from "./kind.ts";

const byKey = (a: Recorded<unknown>, b: Recorded<unknown>): number => {
  const left = entityKey(a.ref);
  const right = entityKey(b.ref);
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Total orders, so that every replica shows the same list. */
export const newestFirst = (a: Recorded<unknown>, b: Recorded<unknown>): number =>
  b.createdAt - a.createdAt || byKey(a, b);
export const oldestFirst = (a: Recorded<unknown>, b: Recorded<unknown>): number =>
  a.createdAt - b.createdAt || byKey(a, b);

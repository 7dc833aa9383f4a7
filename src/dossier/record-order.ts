import { entityKey } from "./entity-id.ts";
import type { Recorded } from "./kind.ts";

type Placed = Pick<Recorded<unknown>, "ref" | "createdAt">;

const byKey = (a: Placed, b: Placed): number => {
  const left = entityKey(a.ref);
  const right = entityKey(b.ref);
  return left < right ? -1 : left > right ? 1 : 0;
};

/** Total orders, so that every replica shows the same list. */
export const newestFirst = (a: Placed, b: Placed): number => b.createdAt - a.createdAt || byKey(a, b);
export const oldestFirst = (a: Placed, b: Placed): number => a.createdAt - b.createdAt || byKey(a, b);

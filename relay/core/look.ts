import { type Result, err } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { Facts, Store } from "#relay/ports/store.ts";

/** Reads committed state, outside a transaction; `read` looks and does nothing else, for it may be run again. */
export type Look = <T>(read: (facts: Facts) => Result<T, Problem>) => Promise<Result<T, Problem>>;

/** `report` is told why the store does not answer; who asks is told that it does not. */
export function createLook(store: Pick<Store<never, never>, "look">, report: (reason: string) => void): Look {
  return async (read) => {
    const found = await store.look(read);
    if (found.ok) return found.value;
    report(found.error.reason);
    return err(problem("unavailable"));
  };
}

import type { Fault, Result } from "#src/base/result.ts";

/** The value of what a test takes for granted; a failure fails the test in the words of the fault. */
export function valueOf<T, E extends Fault>(result: Result<T, E>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected failure: ${JSON.stringify(result.error)}`);
}

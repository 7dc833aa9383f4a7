import { uptime } from "node:os";
import { SECOND } from "#src/base/instant.ts";

/** While the process has run no longer than this since it asked, the answer stands. Milliseconds. */
const STANDS_FOR = 1;

/**
 * Milliseconds since the machine started. Counts the time that a machine sleeps, unlike `performance.now`: a laptop that
 * wakes has not had its clock set. The system is asked once a millisecond at most, for asking costs as much as a look into
 * the store and every request asks several times.
 */
export function createBootTime(
  ask: () => number = () => uptime() * SECOND,
  running: () => number = () => performance.now(),
): () => number {
  let asked = Number.NEGATIVE_INFINITY;
  let answer = 0;
  return () => {
    const now = running();
    if (now - asked < STANDS_FOR) return answer;
    asked = now;
    answer = ask();
    return answer;
  };
}

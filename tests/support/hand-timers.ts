import { type Instant, instant } from "#src/base/instant.ts";
import type { Timers } from "#src/sync/timers.ts";

/** Time that a test turns by hand: what is due runs in its order, with the clock at its moment. */
export type HandTimers = Timers & {
  readonly clock: () => Instant;
  /** Lets time pass, and whatever follows from it settle. */
  advance(milliseconds: number): Promise<void>;
};

export function createHandTimers(start: Instant): HandTimers {
  let now = start;
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return {
    clock: () => now,
    after: (delay, run) => {
      const timer = { at: now + delay, run };
      waiting.add(timer);
      return () => waiting.delete(timer);
    },
    advance: async (milliseconds) => {
      const end = now + milliseconds;
      await settle();
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (!next) break;
        waiting.delete(next);
        now = instant(Math.max(now, next.at));
        next.run();
        await settle();
      }
      now = instant(end);
      await settle();
    },
  };
}

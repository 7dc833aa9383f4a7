import type { Tabs } from "#src/operations/ports.ts";

/** What older browsers lack. */
export type TabSurroundings = {
  readonly locks?: LockManager | undefined;
  readonly BroadcastChannel?: typeof BroadcastChannel | undefined;
};

const LOCK = "roer-change";
const CHANNEL = "roer-changed";

/**
 * The tabs of this browser profile, by Web Locks and a BroadcastChannel. Without locks only this tab's own work takes
 * turns; without a channel other tabs learn of changes when they next take their turn. `exclusive` inside `exclusive`
 * never ends.
 */
export function createTabs({ locks, BroadcastChannel: Channel }: TabSurroundings): Tabs & { close(): void } {
  const listeners = new Set<() => void>();
  const channel = Channel && new Channel(CHANNEL);
  channel?.addEventListener("message", () => {
    for (const listener of listeners) listener();
  });
  const inTurn = turns();

  return {
    exclusive: (work) => (locks ? withLock(locks, work) : inTurn(work)),
    announce: () => channel?.postMessage(null),
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      listeners.clear();
      channel?.close();
    },
  };
}

async function withLock<T>(locks: LockManager, work: () => Promise<T>): Promise<T> {
  return locks.request(LOCK, work);
}

function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(work);
    last = run.catch(() => undefined);
    return run;
  };
}

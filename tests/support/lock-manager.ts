/** Web Locks as the standard describes them, exclusive ones, for tests in a Node that has none. One object is one browser. */
export function createLockManager(): LockManager {
  type Held = { readonly end: (thrown: unknown) => void };
  const held = new Map<string, Held>();
  const queues = new Map<string, (() => void)[]>();
  const next = (name: string): void => {
    if (!held.has(name)) queues.get(name)?.shift()?.();
  };

  function request(name: string, options: LockOptions, work: (lock: Lock) => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const take = (): void => {
        const own: Held = { end: reject };
        held.set(name, own);
        const done = async (): Promise<void> => {
          const outcome = Promise.resolve().then(() => work({ name, mode: "exclusive" }));
          void outcome.then((value) => resolve(value), reject);
          await Promise.allSettled([outcome]);
          if (held.get(name) !== own) return;
          held.delete(name);
          next(name);
        };
        void done();
      };
      if (options.steal) {
        held.get(name)?.end(new DOMException("stolen", "AbortError"));
        return take();
      }
      queues.set(name, [...(queues.get(name) ?? []), take]);
      next(name);
    });
  }

  return {
    request: (name: string, ...rest: readonly unknown[]) => {
      const [options, work] = rest.length > 1 ? [rest[0] as LockOptions, rest[1]] : [{}, rest[0]];
      return request(name, options, work as (lock: Lock) => unknown);
    },
    query: () => Promise.resolve({}),
  } as LockManager;
}

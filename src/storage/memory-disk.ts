import { type Bytes, equal } from "#src/base/bytes.ts";
import { err, ok } from "#src/base/result.ts";
import type { Disk } from "#src/operations/ports.ts";

/** A Disk that is gone with the page: for a key that was received on a computer of someone else's. */
export function createPassingDisk(): Disk {
  const items = new Map<string, Bytes>();
  const queue = new Map<number, Bytes>();
  let lastKey = 0;
  let gone = false;

  return {
    get: (names) => Promise.resolve(names.map((name) => items.get(name)?.slice())),
    queue: () => Promise.resolve([...queue].map(([key, value]) => ({ key, value: value.slice() }))),
    commit: (changes) => {
      if (gone) return Promise.resolve(err({ type: "storage-gone" }));
      const keys: number[] = [];
      for (const change of changes) {
        if ("put" in change) items.set(change.put, change.value.slice());
        else if ("remove" in change) items.delete(change.remove);
        else if ("dequeue" in change) queue.delete(change.dequeue);
        else {
          lastKey += 1;
          queue.set(lastKey, change.enqueue.slice());
          keys.push(lastKey);
        }
      }
      return Promise.resolve(ok(keys));
    },
    swap: (name, from, to) => {
      if (gone) return Promise.resolve(err({ type: "storage-gone" }));
      const now = items.get(name);
      const same = now !== undefined && equal(now, from);
      if (same) items.set(name, to.slice());
      return Promise.resolve(ok(same));
    },
    everything: () =>
      Promise.resolve({
        items: [...items].map(([name, value]) => ({ name, value: value.slice() })),
        queue: [...queue.values()].map((value) => value.slice()),
      }),
    destroy: () => {
      gone = true;
      items.clear();
      queue.clear();
      return Promise.resolve();
    },
  };
}

/** Where the browser keeps nothing: there is nothing to read, and every commit says why. */
export const refusingDisk: Disk = {
  get: (names) => Promise.resolve(names.map(() => undefined)),
  queue: () => Promise.resolve([]),
  commit: () => Promise.resolve(err({ type: "storage-gone" })),
  swap: () => Promise.resolve(err({ type: "storage-gone" })),
  everything: () => Promise.resolve({ items: [], queue: [] }),
  destroy: () => Promise.resolve(),
};

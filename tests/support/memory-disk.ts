import { type Bytes, equal } from "#src/base/bytes.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import type { Disk, StorageFault } from "#src/operations/ports.ts";

/** `cut-before`, `cut-after`: the device dies while the commit is made; nothing of it is there, or all of it. */
export type DiskFailure = StorageFault["type"] | "cut-before" | "cut-after";

/** A Disk that outlives the sessions of a test: a device restarts by a new session over the same disk. */
export type MemoryDisk = Disk & {
  /** What the next commit meets, or nothing any more; `storage-gone` stays. */
  failNext(failure: DiskFailure | undefined): void;
};

export function createMemoryDisk(): MemoryDisk {
  const items = new Map<string, Bytes>();
  const queue = new Map<number, Bytes>();
  let lastKey = 0;
  let next: DiskFailure | undefined;
  let gone = false;

  return {
    get: (names) => Promise.resolve(names.map((name) => items.get(name)?.slice())),
    queue: () => Promise.resolve([...queue].map(([key, value]) => ({ key, value: value.slice() }))),
    commit: (changes): Promise<Result<readonly number[], StorageFault>> => {
      const failure = next;
      next = undefined;
      gone ||= failure === "storage-gone";
      if (gone) return Promise.resolve(err({ type: "storage-gone" }));
      if (failure === "storage-full") return Promise.resolve(err({ type: failure }));
      if (failure === "cut-before") return Promise.reject(new Error("the device died before the commit"));
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
      if (failure === "cut-after") return Promise.reject(new Error("the device died after the commit"));
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
      items.clear();
      queue.clear();
      gone = true;
      return Promise.resolve();
    },
    failNext: (failure) => {
      next = failure;
    },
  };
}

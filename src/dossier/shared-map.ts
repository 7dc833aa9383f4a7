/**
 * A map of which old versions stay valid while new ones share nearly all of their memory: one more write
 * to ten thousand entries copies some forty. Iteration is by bucket, the same for equal contents only after sorting.
 */
export type SharedMap<V> = {
  readonly size: number;
  readonly buckets: readonly (ReadonlyMap<string, V> | undefined)[];
};

const BUCKETS = 256;
const EMPTY: SharedMap<never> = { size: 0, buckets: Array.from({ length: BUCKETS }, () => undefined) };

export const emptyMap = <V>(): SharedMap<V> => EMPTY;

/** FNV-1a over the UTF-16 units, folded to a bucket. Not against an adversary: a full bucket is only slower. */
function bucketOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 8) ^ (hash >>> 16)) & (BUCKETS - 1);
}

export const find = <V>(map: SharedMap<V>, key: string): V | undefined => map.buckets[bucketOf(key)]?.get(key);

export function* valuesIn<V>(map: SharedMap<V>): Generator<V> {
  for (const bucket of map.buckets) if (bucket !== undefined) yield* bucket.values();
}

export function* entriesIn<V>(map: SharedMap<V>): Generator<[string, V]> {
  for (const bucket of map.buckets) if (bucket !== undefined) yield* bucket.entries();
}

/** Many writes to one new version: a bucket is copied at its first write. The draft is dead after `done`. */
export type Draft<V> = {
  readonly find: (key: string) => V | undefined;
  readonly put: (key: string, value: V) => void;
  readonly done: () => SharedMap<V>;
};

export function edit<V>(map: SharedMap<V>): Draft<V> {
  let buckets: (ReadonlyMap<string, V> | undefined)[] | undefined;
  const own = new Map<number, Map<string, V>>();
  let size = map.size;
  return {
    find: (key) => {
      const at = bucketOf(key);
      return (own.get(at) ?? map.buckets[at])?.get(key);
    },
    put: (key, value) => {
      const at = bucketOf(key);
      let bucket = own.get(at);
      if (bucket === undefined) {
        bucket = new Map(map.buckets[at]);
        own.set(at, bucket);
        buckets ??= [...map.buckets];
        buckets[at] = bucket;
      }
      const before = bucket.size;
      bucket.set(key, value);
      size += bucket.size - before;
    },
    done: () => (buckets === undefined ? map : { size, buckets }),
  };
}

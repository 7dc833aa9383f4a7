import type { Cast, Hoard } from "./cast.ts";
import { replicaOf } from "./cast.ts";
import type { KeyFact } from "./facts.ts";

/**
 * Keeps what a key has now, as an app that never forgets would: a thief's app, or a copy of the disk. A ring is kept for each
 * time that keys were fetched for it.
 */
export function remember(cast: Cast, key: KeyFact): void {
  const replica = replicaOf(cast, key);
  if (!replica || replica.record.over !== undefined) return;
  const known = cast.hoards.get(key.grant);
  const hoard: Hoard = known ?? { rings: [], places: new Map(), fetched: -1 };
  cast.hoards.set(key.grant, hoard);
  const fetched = cast.spy.fetched.get(key.grant) ?? 0;
  if (fetched !== hoard.fetched) hoard.rings.push(replica.ring.clone());
  hoard.fetched = fetched;
  for (const copy of replica.sections)
    if (key.sections.includes(copy.id))
      hoard.places.set(copy.id, {
        generation: copy.generation,
        ownSeq: copy.ownSeq,
        ownPrev: copy.ownPrev,
        pos: copy.head.pos,
        hash: copy.head.hash,
      });
}

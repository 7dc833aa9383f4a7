import type { Instant } from "#src/base/instant.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { Sha512 } from "#relay/ports/hash.ts";
import type { Limits } from "./limits.ts";
import { createBuckets } from "./quota.ts";

/** What decisions need beside the tables. */
export type Tools = {
  readonly sha512: Sha512;
  readonly limits: Limits;
  /** Seconds until this grant's refused tries may leave a line again; 0 for now. */
  readonly refusals: (dossier: DossierId, grant: GrantId, now: Instant) => number;
};

export function createTools(sha512: Sha512, limits: Limits): Tools {
  const buckets = createBuckets();
  return {
    sha512,
    limits,
    refusals: (dossier, grant, now) => buckets.take(`${dossier}.${grant}`, limits.refusedRate, now),
  };
}

import { type Result, err, ok } from "#src/base/result.ts";
import { fetchBundles, takeBundles } from "./fetch-bundles.ts";
import { keepForResident } from "./kept-shares.ts";
import type { RelayFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { takeWelcomes } from "./take-welcomes.ts";

/** Renewed, changed, or keys of a new generation: what is sealed to this access is taken anew. */
export async function takeAccess(
  session: Session,
  replica: Replica,
  aclVersion: number,
): Promise<Result<undefined, RelayFault>> {
  const fetched = await fetchBundles(session, replica);
  if (!fetched.ok) return err(fetched.error);
  const { begun, gone, keeping } = await takeWelcomes(replica, fetched.value);
  // Welcomes bring the certificates that the bundles' signatures of a section that is new here are checked against.
  if (begun.size > 0) await takeBundles(replica, fetched.value);
  replica.record = { ...replica.record, aclVersion };
  const change = session.store.change();
  for (const copy of replica.sections) replica.save(change, copy, begun.get(copy.id) ?? copy);
  for (const copy of gone) replica.removeSection(change, copy);
  replica.saveRing(change, session.store);
  replica.saveAccess(change);
  if (keeping) await keepForResident(session, replica, change, keeping);
  // Not written is taken again next time: the version on the disk is the one before.
  await session.commit(change);
  return ok(undefined);
}

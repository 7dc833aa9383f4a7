import type { GrantId } from "#src/protocol/ids.ts";
import { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { storedRevision } from "./session-names.ts";

/** Lie here and cannot be read: damage, not to be tried again and again. */
const unreadable = new WeakMap<Session, Set<GrantId>>();

/** Keys that lie on this device and are still to be read. */
export function unreadKeys(session: Session): readonly GrantId[] {
  const damaged = unreadable.get(session);
  return session.held.filter((grant) => !session.replicas.has(grant) && damaged?.has(grant) !== true);
}

/**
 * Reads keys that lie on this device. It holds up nobody who writes: what another tab changed between two readings is
 * read again. Screens are not told: whoever reads many of them says so once.
 */
export async function readKeys(session: Session, grants: readonly GrantId[]): Promise<void> {
  for (;;) {
    const unread = unreadKeys(session);
    const wanted = grants.filter((grant) => unread.includes(grant));
    if (wanted.length === 0 || session.locked) return;
    const read = await readOnce(session, wanted);
    if (!read) continue;
    const damaged = unreadable.get(session) ?? new Set();
    unreadable.set(session, damaged);
    for (const grant of wanted) if (!read.has(grant)) damaged.add(grant);
    const still = unreadKeys(session);
    session.replicas = new Map([...session.replicas, ...[...read].filter(([grant]) => still.includes(grant))]);
  }
}

/** Undefined when another tab wrote meanwhile, or this one was locked. */
async function readOnce(
  session: Session,
  grants: readonly GrantId[],
): Promise<ReadonlyMap<GrantId, Replica> | undefined> {
  try {
    const [revision, commits] = [await storedRevision(session.store), session.commits];
    const read = await Replica.ofGrants(session.store, session.profile, grants);
    // What this tab wrote meanwhile was of other keys: those that are not read are changed by nobody here.
    const moved = (await storedRevision(session.store)) - revision;
    return moved === session.commits - commits && !session.locked ? read : undefined;
  } catch (thrown) {
    // Under keys that are gone nothing opens.
    if (session.locked) return undefined;
    throw thrown;
  }
}

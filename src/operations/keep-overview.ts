import { overviewOf, stampOf } from "./overview.ts";
import { readKeys, unreadKeys } from "./read-keys.ts";
import type { Session } from "./session.ts";
import { OVERVIEW } from "./session-names.ts";
import type { KeyOverview } from "./stored.ts";

/** So many keys in one reading: their disk names and seals take a slow computer some tens of milliseconds. */
const AT_ONCE = 8;

/** The first time there is much to make: the list need not wait for all of it. */
const TOLD_EVERY = 16;

/** Lets the screen do what waits before more is read. */
export type Pause = () => Promise<void>;
const noPause: Pause = () => Promise.resolve();

/** Reads the keys that lie on this device and were not needed for the first screen. */
export async function readRest(session: Session, pause: Pause = noPause): Promise<void> {
  for (let unread = unreadKeys(session); !session.locked && unread.length > 0; unread = unreadKeys(session)) {
    await readKeys(session, unread.slice(0, AT_ONCE));
    session.changed();
    await pause();
  }
}

/** Makes anew what the list shows of keys in which something changed, and keeps it for the next time. */
export async function keepOverview(session: Session, pause: Pause = noPause): Promise<void> {
  const { held } = session;
  let changed = session.overview.size > held.filter((grant) => session.overview.has(grant)).length;
  const keys: KeyOverview[] = [];
  let made = 0;
  for (const grant of held) {
    if (session.locked) return;
    const known = session.overview.get(grant);
    const replica = session.replica(grant);
    if (!replica || known?.asOf === stampOf(replica)) {
      if (known) keys.push(known);
      continue;
    }
    keys.push(overviewOf(session, replica));
    changed = true;
    made += 1;
    if (made % TOLD_EVERY === 0) tell(session, keys);
    await pause();
  }
  if (!changed || session.locked) return;
  session.overview = new Map(keys.map((key) => [key.grant, key]));
  session.changed();
  // Without a revision: it follows from what other tabs have as well, and what could not be kept is made again.
  await session.store.commit(session.store.change().put(OVERVIEW, { v: 1, keys }));
}

/** Over what was known before. */
function tell(session: Session, keys: readonly KeyOverview[]): void {
  session.overview = new Map([...session.overview, ...keys.map((key) => [key.grant, key] as const)]);
  session.changed();
}

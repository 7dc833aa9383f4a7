import { register } from "./register.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/**
 * Does the relay know this dossier, or does it now? Whoever makes a plan and at once a code may be quicker than the first
 * exchange: then that is made here. False without a network.
 */
export async function isKnownAtRelay(session: Session, replica: Replica): Promise<boolean> {
  if (replica.record.registered) return true;
  return session.exclusive(async () => {
    const own = session.owned() ?? replica;
    return own.record.registered || (await register(session, own)).ok;
  });
}

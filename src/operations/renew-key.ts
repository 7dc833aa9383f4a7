import { type Result, err, ok } from "#src/base/result.ts";
import { type DateChoice, windowFor } from "#src/grants/window.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { startOf } from "#src/protocol/time.ts";
import type { AccessFault } from "./change-access.ts";
import type { GiveFault } from "./give-key.ts";
import { issueOf, reissueKey } from "./reissue-key.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** Moves the end of a key: the same keys, sections and rights, a new window from now on. Inside `session.exclusive`. */
export async function renewKey(
  session: Session,
  replica: Replica,
  grant: GrantId,
  choice: DateChoice,
): Promise<Result<{ readonly until: number }, GiveFault>> {
  const window = windowFor(choice, session.now());
  if (!window.ok) return err(window.error);
  const { exp } = window.value;
  // What could be read before stays readable: the window keeps its beginning unless it had ended.
  const done = await reissueKey(session, replica, grant, (entry) => {
    if (entry.exp === exp) return undefined;
    const nbf = session.beginEpoch();
    const before = issueOf(entry, nbf);
    return { ...before, window: { nbf: entry.exp > nbf ? before.window.nbf : nbf, exp } };
  });
  return done.ok ? ok({ until: startOf(exp) }) : done;
}

/** The same key in the same window, sealed anew: for a holder who could not open what came. Inside `session.exclusive`. */
export const sealKeyAgain = (
  session: Session,
  replica: Replica,
  grant: GrantId,
): Promise<Result<unknown, AccessFault>> =>
  reissueKey(session, replica, grant, (entry) => issueOf(entry, session.beginEpoch()));

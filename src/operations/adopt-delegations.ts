import type { Result } from "#src/base/result.ts";
import { readLedger } from "#src/grants/ledger.ts";
import { type AccessFault, changeAccess } from "./change-access.ts";
import { newColleagues } from "./new-colleagues.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { ok } from "#src/base/result.ts";

/** Writes colleagues whom holders let in into the ledger, so that the resident sees and may end them. Inside `session.exclusive`. */
export async function adoptDelegations(session: Session, replica: Replica): Promise<Result<undefined, AccessFault>> {
  if (newColleagues(replica, readLedger(replica.only("ledger").log.settled)).size === 0) return ok(undefined);
  return changeAccess(session, replica, () => "nothing");
}

import type { Result } from "#src/base/result.ts";
import { amend } from "#src/dossier/kind.ts";
import { LedgerGrant, ledgerId } from "#src/grants/ledger.ts";
import type { GrantId } from "#src/protocol/ids.ts";
import { record, type RecordFault } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";
import { askToStop } from "./stop-key.ts";

/** Somebody else does this one's work now: the old key stops, and says by whom it was replaced. */
export async function replaceKey(
  session: Session,
  replica: Replica,
  old: GrantId,
  by: GrantId,
): Promise<Result<undefined, RecordFault | { readonly type: "storage" }>> {
  const said = await record(session, replica, replica.only("ledger").id, (at) =>
    amend(LedgerGrant, ledgerId(old), { replacedBy: by }, at),
  );
  return said.ok ? askToStop(session, replica, old) : said;
}

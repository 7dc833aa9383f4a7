import { type GrantId, ROOT_GRANT } from "#src/protocol/ids.ts";
import type { DossierRow, GrantLedgerReader } from "#relay/ports/grant-ledger.ts";

/**
 * The version of access that an asker is told. Owners see the dossier's, at which they make changes. A holder sees a
 * number of its own: by the dossier's it could count how often the resident gives or ends the keys of others.
 */
export function ownVersion(facts: { readonly ledger: GrantLedgerReader }, row: DossierRow, grant: GrantId): number {
  const asker = grant === ROOT_GRANT ? undefined : facts.ledger.grant(row.dossier, grant);
  return grant === ROOT_GRANT || asker?.device === true ? row.aclVersion : (asker?.version ?? 0);
}

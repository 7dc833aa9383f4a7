import { type Bytes, fromBase64url } from "#src/base/bytes.ts";
import type { Ledger, LedgerGrant } from "#src/grants/ledger.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";
import type { Epoch } from "#src/protocol/time.ts";

export type LiveHolder = { readonly grant: GrantId; readonly entry: LedgerGrant; readonly boxPk: Bytes };

/** Grants that stay when a section turns: their window has not ended, and they read it, or for the inbox all of them. */
export function liveHolders(
  { grants }: Ledger,
  at: { readonly section: SectionId; readonly inbox: boolean; readonly liveAt: Epoch },
  without: ReadonlySet<GrantId>,
): readonly LiveHolder[] {
  return [...grants].flatMap(([grant, entry]) => {
    if (entry.stoppedAt !== undefined || entry.exp <= at.liveAt || without.has(grant)) return [];
    if (!at.inbox && (!entry.sections.includes(at.section) || (entry.rights & RIGHTS.read) === 0)) return [];
    const boxPk = fromBase64url(entry.boxPk);
    return boxPk ? [{ grant, entry, boxPk }] : [];
  });
}

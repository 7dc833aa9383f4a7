import { type LedgerGrant, readLedger } from "#src/grants/ledger.ts";
import { mayGuard } from "#src/operations/new-guardians.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { GrantId } from "#src/protocol/ids.ts";

export type PossibleGuardian = { readonly grant: GrantId; readonly entry: LedgerGrant };

/** Who could keep a share: grown-ups to whom the resident gave a key that opens now, by their names. */
export const possibleGuardians = (replica: Replica, now: number): readonly PossibleGuardian[] =>
  [...readLedger(replica.shownOf("ledger")).grants]
    .filter(([grant, { circle }]) => circle !== "child" && mayGuard(replica, grant, now))
    .map(([grant, entry]) => ({ grant, entry }))
    .sort((a, b) => a.entry.name.localeCompare(b.entry.name));

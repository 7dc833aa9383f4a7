import { recordsOf } from "#src/dossier/kind.ts";
import { LedgerGrant } from "#src/grants/ledger.ts";
import { hasRelayRight, type RelayRights } from "#src/grants/rights.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { GrantId, SectionId } from "#src/protocol/ids.ts";

/** Somebody whose key opens something now. */
export type CanSee = {
  readonly grant: GrantId;
  readonly name: string;
  readonly role: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Time left as a part of the whole, from 0 to 1. */
  readonly left: number;
};

/**
 * Who can read at an instant: in one section, or anything at all. Whose key ends first comes first. A stop that waits
 * for the relay has not taken anything away yet, so who is being stopped is in here.
 */
export function whoCanSee(replica: Replica, now: number, section?: SectionId): readonly CanSee[] {
  const state = replica.shown(replica.only("ledger").id);
  if (!state) return [];
  // Who was asked for help sees that, and looks into nothing.
  const isOfPlan = (id: SectionId): boolean => replica.section(id)?.kind !== "help";
  const out: CanSee[] = [];
  for (const { ref, fields, createdAt } of recordsOf(state, LedgerGrant)) {
    const reads = hasRelayRight(fields.rights as RelayRights, "read") && fields.sections.length > 0;
    if (!reads || fields.stoppedAt !== undefined || now >= fields.until) continue;
    if (section !== undefined ? !fields.sections.includes(section) : !fields.sections.some(isOfPlan)) continue;
    const whole = Math.max(1, fields.until - createdAt);
    out.push({
      grant: ref.id as string as GrantId,
      name: fields.name,
      role: fields.role,
      until: fields.until,
      left: Math.min(1, (fields.until - now) / whole),
    });
  }
  return out.sort((a, b) => a.until - b.until || (a.grant < b.grant ? -1 : 1));
}

import { DAY, type Instant, SECOND } from "#src/base/instant.ts";
import type { Capability } from "#src/protocol/capability.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { DELEGATION_DEPTH } from "#src/protocol/limits.ts";
import type { GrantLedger, GrantLedgerReader } from "#relay/ports/grant-ledger.ts";
import type { Limits } from "./limits.ts";

/** Who answers for the bytes of a holder: the one whom a device let in, so that bringing in colleagues makes no room. */
export function payerOf(ledger: GrantLedgerReader, dossier: DossierId, capability: Capability): GrantId {
  let link = capability;
  for (let links = 0; links < DELEGATION_DEPTH; links++) {
    const above = ledger.grant(dossier, link.parent);
    const held = above && !above.device ? ledger.held(dossier, link.parent, link.section) : undefined;
    if (!held) break;
    link = held.capability;
  }
  return link.grant;
}

const dayOf = (now: Instant): number => Math.floor(now / DAY);

/** Why this weight may not come in today. */
export function overDayQuota(
  ledger: GrantLedgerReader,
  dossier: DossierId,
  payer: GrantId,
  weight: number,
  limits: Limits,
  now: Instant,
): Problem | undefined {
  const day = dayOf(now);
  const charged = ledger.grant(dossier, payer)?.charged;
  const used = charged?.day === day ? charged.bytes : 0;
  if (used + weight <= limits.grantDayBytes) return undefined;
  const retryAfter = Math.ceil(((day + 1) * DAY - now) / SECOND);
  return problem("quota", { limit: limits.grantDayBytes, used, retryAfter });
}

export const chargeDay = (
  ledger: GrantLedger,
  dossier: DossierId,
  payer: GrantId,
  weight: number,
  now: Instant,
): void => ledger.charge(dossier, payer, dayOf(now), weight);

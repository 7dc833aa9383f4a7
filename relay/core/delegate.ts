import { type Result, ok } from "#src/base/result.ts";
import { RIGHTS } from "#src/protocol/capability.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import { type Epoch, epochAt } from "#src/protocol/time.ts";
import type { Instant } from "#src/base/instant.ts";
import type { Facts } from "#relay/ports/store.ts";
import { mayManage, standing } from "./authorize.ts";
import type { CheckedAccess } from "./commands.ts";

/**
 * Owners open invitations, and holders whose key was not stopped: while they may pass on something, to bring a colleague in;
 * and also after their window, to hand a guardian's share to the resident's new phone.
 */
export function mayInvite(
  facts: Pick<Facts, "ledger">,
  dossier: DossierId,
  grant: GrantId,
): Result<"owner" | "holder", Problem> {
  const manages = mayManage(facts, dossier, grant);
  if (manages.ok) return ok("owner");
  const row = facts.ledger.grant(dossier, grant);
  return row && !row.device && !row.end ? ok("holder") : manages;
}

/**
 * May a holder let these colleagues in? Only with a right to pass on that stands now in each section, only below
 * itself, and with nothing else in the bundle: it creates, turns and ends nothing. That each link narrows was checked
 * with the chains.
 */
export function refusesToDelegate(
  facts: Pick<Facts, "ledger">,
  dossier: DossierId,
  asker: GrantId,
  access: CheckedAccess,
  now: Instant,
): Problem | undefined {
  const row = facts.ledger.grant(dossier, asker);
  if (!row) return problem("unauthenticated");
  if (row.end) return problem("revoked");
  const { capabilities, revoked, dropped, endedDevices, sections } = access;
  if (row.device || access.handover || revoked.length + dropped.length + endedDevices.length + sections.length > 0)
    return problem("forbidden");
  if (capabilities.length === 0) return problem("forbidden");
  const served = new Set(capabilities.map(({ capability }) => capability.grant));
  const strangers = [...access.bundles, ...access.welcomes].some(({ grant }) => !served.has(grant));
  if (strangers) return problem("forbidden");
  for (const { capability } of capabilities) {
    const fault = faultOf(facts, dossier, asker, capability, epochAt(now));
    if (fault) return fault;
  }
  return undefined;
}

function faultOf(
  facts: Pick<Facts, "ledger">,
  dossier: DossierId,
  asker: GrantId,
  child: CheckedAccess["capabilities"][number]["capability"],
  now: Epoch,
): Problem | undefined {
  if (child.parent !== asker || (child.rights & RIGHTS.manage) !== 0) return problem("forbidden");
  const held = facts.ledger.held(dossier, asker, child.section);
  if (!held) return problem("forbidden");
  const closed = standing(facts, dossier, held.capability, now, "delegate");
  if (closed) return problem(closed);
  // Somebody who has a key from another hand is not drawn below this one.
  const others = facts.ledger.heldBy(dossier, child.grant).some(({ capability }) => capability.parent !== asker);
  return others ? problem("conflict") : undefined;
}

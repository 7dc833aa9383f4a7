import { type Result, err, ok } from "#src/base/result.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import type { DossierId, GrantId } from "#src/protocol/ids.ts";
import type { Tables } from "#relay/ports/store.ts";
import type { CheckedAccess } from "./commands.ts";
import { endsChief, takeHandover } from "./handover.ts";

/**
 * One section less for grants that go on. What hangs below them there finds nothing above itself any more. Answers all
 * of whom something changed.
 */
export function dropSections(
  tables: Tables,
  dossier: DossierId,
  { dropped, capabilities }: CheckedAccess,
): Result<readonly GrantId[], Problem> {
  const touched: GrantId[] = [];
  for (const { grant, section } of dropped) {
    const row = tables.ledger.grant(dossier, grant);
    if (!row || !tables.ledger.held(dossier, grant, section)) return err(problem("not-found"));
    const isGiven = capabilities.some(({ capability }) => capability.grant === grant && capability.section === section);
    if (row.device || isGiven) return err(problem("malformed"));
    const below = descendants(tables, dossier, [grant]).filter((one) => tables.ledger.held(dossier, one, section));
    for (const one of [grant, ...below]) {
      tables.ledger.drop(dossier, one, section);
      tables.mailbox.forget(dossier, one, section);
      touched.push(one);
    }
  }
  return ok(touched);
}

/**
 * A colleague loses access with the one who let her in. A device that ends takes nobody along: what it gave
 * before its last ledger position stays until the resident says otherwise. Answers all who lost access.
 */
export function endAccess(
  tables: Tables,
  dossier: DossierId,
  access: CheckedAccess,
): Result<readonly GrantId[], Problem> {
  for (const grant of access.revoked) {
    const row = tables.ledger.grant(dossier, grant);
    if (!row) return err(problem("not-found"));
    if (row.device) return err(problem("malformed"));
  }
  const revoked = [...access.revoked, ...descendants(tables, dossier, access.revoked)];
  for (const grant of revoked) {
    tables.ledger.endGrant(dossier, grant, "revoked", 0);
    forget(tables, dossier, grant);
  }
  if (endsChief(tables, dossier, access)) return err(problem("forbidden"));
  for (const { grant, ledgerPos } of access.endedDevices) {
    const row = tables.ledger.grant(dossier, grant);
    if (!row) return err(problem("not-found"));
    if (!row.device) return err(problem("malformed"));
    tables.ledger.endGrant(dossier, grant, "ended", ledgerPos);
    forget(tables, dossier, grant);
  }
  const unnamed = takeHandover(tables, dossier, access);
  return unnamed.ok ? ok([...revoked, ...access.endedDevices.map(({ grant }) => grant), ...unnamed.value]) : unnamed;
}

/** What waits for one who lost access, and where it was told of news. */
function forget(tables: Tables, dossier: DossierId, grant: GrantId): void {
  tables.mailbox.forget(dossier, grant);
  tables.push.remove(dossier, grant);
}

/** Everyone who has anything from one of these, at any depth. */
function descendants(tables: Tables, dossier: DossierId, ended: readonly GrantId[]): readonly GrantId[] {
  if (ended.length === 0) return [];
  const all = tables.ledger.allHeld(dossier);
  const gone = new Set(ended);
  const below: GrantId[] = [];
  // Grows while it is walked, so that each newly found grant is looked below in turn.
  for (const above of gone)
    for (const { capability } of all)
      if (capability.parent === above && !gone.has(capability.grant)) {
        gone.add(capability.grant);
        below.push(capability.grant);
      }
  return below;
}

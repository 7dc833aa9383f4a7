import { type Bytes, equal } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { type Capability, type Right, hasRight } from "#src/protocol/capability.ts";
import { type Problem, type ProblemName, problem } from "#src/protocol/errors.ts";
import { ALL_SECTIONS, type DossierId, type GrantId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import { type Epoch, FOREVER, epochAt, startOf } from "#src/protocol/time.ts";
import { DELEGATION_DEPTH } from "#src/protocol/limits.ts";
import { isHeldBack } from "./held-back.ts";
import type { DossierRow, GrantLedgerReader, GrantRow, HeldCapability } from "#relay/ports/grant-ledger.ts";
import type { Facts } from "#relay/ports/store.ts";

export type Ledger = { readonly ledger: GrantLedgerReader };

export function knownDossier(facts: Ledger, dossier: DossierId): Result<DossierRow, Problem> {
  const row = facts.ledger.dossier(dossier);
  if (row) return ok(row);
  return err(problem(facts.ledger.erased(dossier) ? "erased" : "not-found"));
}

/** The Ed25519 key that speaks for a grant, ended or not; undefined for a grant never registered. */
export function keyOf(facts: Ledger, row: DossierRow, grant: GrantId): Bytes | undefined {
  return grant === ROOT_GRANT ? row.rootPk.slice(0, 32) : facts.ledger.grant(row.dossier, grant)?.signPk;
}

/** Who speaks for a grant: its key, and whether it is the resident's own; undefined for a grant never registered. */
export function speakerOf(
  facts: Ledger,
  row: DossierRow,
  grant: GrantId,
): { readonly key: Bytes; readonly owner: boolean } | undefined {
  const key = keyOf(facts, row, grant);
  return key && { key, owner: grant === ROOT_GRANT || facts.ledger.grant(row.dossier, grant)?.device === true };
}

/** Is a key under which something was verified before the transaction still the grant's? */
export function sameKey(facts: Ledger, row: DossierRow, grant: GrantId, key: Uint8Array): boolean {
  const current = keyOf(facts, row, grant);
  return current !== undefined && equal(current, key);
}

/** The first sheet was ended: another stands in its place. */
export const rootEnded = (facts: Ledger, dossier: DossierId): boolean =>
  facts.ledger.dossier(dossier)?.chief !== undefined;

const inWindow = (c: Capability, now: Epoch): ProblemName | undefined =>
  now < c.nbf ? "not-yet" : now >= c.exp ? "expired" : undefined;

/**
 * Does a capability hold now, with everything above it? A revoked grant takes along all below; an ended device
 * ends for itself only, what it gave stays. Every link must have the right that is asked.
 */
export function standing(
  facts: Ledger,
  dossier: DossierId,
  leaf: Capability,
  now: Epoch,
  right?: Right,
): ProblemName | undefined {
  let link = leaf;
  const seen = new Set<GrantId>();
  for (;;) {
    const grant = facts.ledger.grant(dossier, link.grant);
    if (!grant || seen.has(link.grant)) return "forbidden";
    seen.add(link.grant);
    if (grant.end === "revoked" || (grant.end === "ended" && link === leaf)) return "revoked";
    if (link === leaf && isHeldBack(grant, now)) return "held-back";
    if (grant.device) return undefined;
    const closed = inWindow(link, now);
    if (closed) return closed;
    if (right && !hasRight(link, right)) return "forbidden";
    const parent =
      facts.ledger.held(dossier, link.parent, link.section) ?? facts.ledger.held(dossier, link.parent, ALL_SECTIONS);
    if (!parent) return "forbidden";
    link = parent.capability;
  }
}

/** What a grant holds on a section; a device's one capability serves for all. */
export const heldOn = (
  facts: Ledger,
  dossier: DossierId,
  grant: GrantRow,
  section: SectionId,
): HeldCapability | undefined => facts.ledger.held(dossier, grant.grant, grant.device ? ALL_SECTIONS : section);

/** The first leaf in which a capability that holds now will not hold, as far as time tells: its own end or one above. */
function closesAt(facts: Ledger, dossier: DossierId, leaf: Capability): Epoch {
  let closes = leaf.exp;
  let parent = facts.ledger.held(dossier, leaf.parent, leaf.section);
  for (let links = 0; parent && links < DELEGATION_DEPTH; links++) {
    if (parent.capability.exp < closes) closes = parent.capability.exp;
    parent = facts.ledger.held(dossier, parent.capability.parent, leaf.section);
  }
  return closes;
}

/**
 * After which position a grant reads a section, and until which leaf. Whether a section exists is told only to those
 * with a capability on it.
 */
export function mayRead(
  facts: Facts,
  dossier: DossierId,
  grant: GrantId,
  section: SectionId,
  now: Instant,
): Result<{ readonly start: number; readonly closes: Epoch }, Problem> {
  if (grant === ROOT_GRANT && rootEnded(facts, dossier)) return err(problem("revoked"));
  if (grant === ROOT_GRANT)
    return facts.log.section(dossier, section) ? ok({ start: 0, closes: FOREVER }) : err(problem("not-found"));
  const row = facts.ledger.grant(dossier, grant);
  if (!row) return err(problem("unauthenticated"));
  const held = heldOn(facts, dossier, row, section);
  if (!held) return err(problem("forbidden"));
  const closed = standing(facts, dossier, held.capability, epochAt(now), "read");
  if (closed) return err(problem(closed, { time: now }));
  if (!facts.log.section(dossier, section)) return err(problem("not-found"));
  return ok({ start: held.start, closes: closesAt(facts, dossier, held.capability) });
}

/** Only owner devices and the root govern a dossier. */
export function mayManage(facts: Ledger, dossier: DossierId, grant: GrantId): Result<"root" | "device", Problem> {
  if (grant === ROOT_GRANT) return rootEnded(facts, dossier) ? err(problem("revoked")) : ok("root");
  const row = facts.ledger.grant(dossier, grant);
  if (!row) return err(problem("unauthenticated"));
  if (row.end) return err(problem("revoked"));
  return row.device ? ok("device") : err(problem("forbidden"));
}

/** The sections on which a grant has something that is open now; a problem when nothing is. */
export function openSections(
  facts: Facts,
  dossier: DossierId,
  grant: GrantId,
  now: Instant,
): Result<readonly SectionId[], Problem> {
  const row = grant === ROOT_GRANT ? undefined : facts.ledger.grant(dossier, grant);
  if (row?.end || (grant === ROOT_GRANT && rootEnded(facts, dossier))) return err(problem("revoked"));
  if (grant === ROOT_GRANT || row?.device) return ok(facts.log.sections(dossier).map((s) => s.section));
  const open: SectionId[] = [];
  let closed: ProblemName = "forbidden";
  for (const { capability } of facts.ledger.heldBy(dossier, grant)) {
    const why = standing(facts, dossier, capability, epochAt(now));
    if (why) closed = why === "not-yet" || closed === "forbidden" ? why : closed;
    else open.push(capability.section);
  }
  return open.length > 0 ? ok(open.sort()) : err(problem(closed, { time: now }));
}

/**
 * The instant at which nothing that a grant has will be open any more, as far as time tells, or at which something of it
 * opens first when nothing is yet. Undefined for one whose access is over.
 */
export function openUntil(facts: Facts, dossier: DossierId, grant: GrantId, now: Instant): Instant | undefined {
  const row = facts.ledger.grant(dossier, grant);
  if (!row || row.end) return undefined;
  let until: Epoch | undefined;
  let begins: Epoch | undefined;
  for (const { capability } of facts.ledger.heldBy(dossier, grant)) {
    const why = standing(facts, dossier, capability, epochAt(now));
    const closes = closesAt(facts, dossier, capability);
    if (why === undefined && (until === undefined || closes > until)) until = closes;
    if (why === "not-yet" && (begins === undefined || capability.nbf < begins)) begins = capability.nbf;
  }
  const next = until ?? begins;
  return next === undefined ? undefined : startOf(next);
}

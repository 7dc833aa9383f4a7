import { equal } from "#src/base/bytes.ts";
import type { Instant } from "#src/base/instant.ts";
import { type Result, err, ok } from "#src/base/result.ts";
import { RIGHTS, type SignedCapability } from "#src/protocol/capability.ts";
import { type Problem, problem } from "#src/protocol/errors.ts";
import { type DossierId, type GrantId, ROOT_GRANT, type SectionId } from "#src/protocol/ids.ts";
import { EPOCH_SLACK, epoch, epochAt } from "#src/protocol/time.ts";
import type { HeldCapability } from "#relay/ports/grant-ledger.ts";
import type { Tables } from "#relay/ports/store.ts";
import { type AppendTerms, appendEnvelope, headOf } from "./accept-append.ts";
import { requestEvidence, writeLine } from "./access-log.ts";
import { knownDossier, mayManage } from "./authorize.ts";
import { tooHeavy, tooManyGrants } from "./access-room.ts";
import type { AccessReply, CheckedAccess, CheckedRequest, CommandOf, Terms } from "./commands.ts";
import { dropSections, endAccess } from "./end-access.ts";
import { noteAccess } from "./push-news.ts";
import type { Tools } from "./tools.ts";
import { refusesToDelegate } from "./delegate.ts";
import { ownVersion } from "./own-version.ts";
import { recipientsMatch, withoutNobodies } from "./recipients.ts";

/** POST /v1/access: one atomic change at a named version, or nothing. */
export function acceptAccess(tables: Tables, tools: Tools, command: CommandOf<"access">): Result<AccessReply, Problem> {
  const { request, access } = command;
  const allowed = mayManage(tables, request.dossier, request.grant);
  if (!allowed.ok) {
    // A root that was ended lets nobody in either.
    if (request.grant === ROOT_GRANT) return allowed;
    const refused = refusesToDelegate(tables, request.dossier, request.grant, access, command.now);
    if (refused) return err(refused);
  }
  return applyAccess(tables, tools, request, access, command);
}

/**
 * The order matters: sections and capabilities first, so that the bundle's envelopes may use them; endings last,
 * so that a device may sign its own end; recipients when all is in place. A failure anywhere undoes the whole.
 */
export function applyAccess(
  tables: Tables,
  tools: Tools,
  request: CheckedRequest,
  asked: CheckedAccess,
  { now, hasRoom }: Terms,
): Result<AccessReply, Problem> {
  const { dossier, grant } = request;
  const known = knownDossier(tables, dossier);
  if (!known.ok) return known;
  const current = ownVersion(tables, known.value, grant);
  if (asked.aclVersion !== current) return err(problem("acl-version", { current }));
  const byRoot = grant === ROOT_GRANT;
  if (byRoot && !withinRootsReach(asked)) return err(problem("forbidden"));

  const ends =
    asked.handover !== undefined || asked.revoked.length + asked.dropped.length + asked.endedDevices.length > 0;
  if (!ends && !hasRoom) return err(problem("unavailable"));

  const newcomers = asked.capabilities.some((c) => !tables.ledger.grant(dossier, c.capability.grant));
  const added = addCapabilities(tables, dossier, asked, now);
  if (added) return err(added);
  const access = withoutNobodies(tables, dossier, asked);
  const arranged = arrangeSections(tables, tools, dossier, access);
  if (arranged) return err(arranged);
  const reserve = ends ? tools.limits.revokeReserveBytes : 0;
  const appended = appendAll(tables, tools, request, access, { now, hasRoom: true, reserve });
  if (appended) return err(appended);
  const dropped = dropSections(tables, dossier, access);
  if (!dropped.ok) return dropped;
  const ended = endAccess(tables, dossier, access);
  if (!ended.ok) return ended;

  if (!recipientsMatch(tables, dossier, access, byRoot, now)) return err(problem("recipients"));
  for (const bundle of access.bundles) tables.mailbox.putBundle(dossier, bundle);
  for (const welcome of access.welcomes) tables.mailbox.putWelcome(dossier, welcome);
  const full =
    (newcomers && tooManyGrants(tables, dossier, tools.limits, now)) ||
    tooHeavy(tables, dossier, access, tools.limits.dossierBytes + reserve);
  if (full) return err(full);

  tables.ledger.setAclVersion(dossier, known.value.aclVersion + 1);
  raiseOwnVersions(tables, dossier, access, [...dropped.value, ...ended.value]);
  noteAccess(tables, tools, dossier, grant, access, now);
  writeLine(tables, tools.sha512, dossier, now, {
    verb: "access",
    grant,
    bytes: request.raw.length,
    evidence: requestEvidence(request),
  });
  const touched = new Set<SectionId>([
    ...access.sections.map((s) => s.section),
    ...access.envelopes.map((e) => e.envelope.prefix.section),
  ]);
  const heads = tables.log.sections(dossier).flatMap((row) => (touched.has(row.section) ? [headOf(row)] : []));
  const aclVersion = ownVersion(tables, { ...known.value, aclVersion: known.value.aclVersion + 1 }, grant);
  return ok({ aclVersion, heads });
}

/** Of each who got or lost something, once: what a bundle does for others, a grant does not see. */
function raiseOwnVersions(
  tables: Tables,
  dossier: DossierId,
  { capabilities, bundles, welcomes }: CheckedAccess,
  ended: readonly GrantId[],
): void {
  const served = [...capabilities.map(({ capability }) => capability), ...bundles, ...welcomes];
  for (const grant of new Set([...served.map((one) => one.grant), ...ended]))
    if (grant !== ROOT_GRANT) tables.ledger.raiseVersion(dossier, grant);
}

/** The recovery key adds and ends devices; everything else is then done by such a device. */
const withinRootsReach = (access: CheckedAccess): boolean =>
  access.revoked.length === 0 &&
  access.dropped.length === 0 &&
  access.sections.length === 0 &&
  access.handover === undefined &&
  access.capabilities.every((c) => (c.capability.rights & RIGHTS.manage) !== 0);

function addCapabilities(
  tables: Tables,
  dossier: DossierId,
  { capabilities, heldBack }: Pick<CheckedAccess, "capabilities" | "heldBack">,
  now: Instant,
): Problem | undefined {
  for (const grant of heldBack) {
    const given = capabilities.find(({ capability }) => capability.grant === grant)?.capability;
    // Only as it comes, and only a device: nobody's key that is in use is held back.
    if (!given || (given.rights & RIGHTS.manage) === 0 || tables.ledger.grant(dossier, grant))
      return problem("malformed");
  }
  for (const signed of capabilities) {
    const { capability } = signed;
    const device = (capability.rights & RIGHTS.manage) !== 0;
    const row = tables.ledger.grant(dossier, capability.grant);
    if (row?.end) return problem("revoked");
    if (!row) {
      tables.ledger.addGrant(dossier, {
        grant: capability.grant,
        signPk: capability.subjectSignPk,
        boxPk: capability.subjectBoxPk,
        device,
        heldBack: heldBack.includes(capability.grant),
      });
    } else if (
      row.device !== device ||
      !equal(row.signPk, capability.subjectSignPk) ||
      !equal(row.boxPk, capability.subjectBoxPk)
    )
      return problem("conflict");
    const earlier = tables.ledger.held(dossier, capability.grant, capability.section);
    if (earlier && capability.counter <= earlier.capability.counter)
      return problem("conflict", { current: earlier.capability.counter });
    tables.ledger.hold(dossier, { ...signed, start: startOfReading(tables, signed, earlier, now) });
  }
  return undefined;
}

/**
 * After which position the grant may read. From now on: the head of this moment, but never past the first envelope
 * of the leaf before, since the owner wrote the welcome at a position it knew, and others went on appending meanwhile. From an
 * earlier moment: where that moment begins in the log. A renewal with the same beginning keeps its place.
 */
function startOfReading(
  tables: Tables,
  { capability }: SignedCapability,
  earlier: HeldCapability | undefined,
  now: Instant,
): number {
  if (earlier && earlier.capability.readFrom === capability.readFrom) return earlier.start;
  const { dossier, section, readFrom } = capability;
  const head = tables.log.section(dossier, section)?.head.pos ?? 0;
  const fromNow = readFrom >= epochAt(now);
  const first = tables.log.firstFrom(dossier, section, fromNow ? epoch(Math.max(0, readFrom - EPOCH_SLACK)) : readFrom);
  return first === undefined ? head : Math.min(head, first - 1);
}

/** Generation 0 creates, the next one rotates. */
function arrangeSections(tables: Tables, tools: Tools, dossier: DossierId, access: CheckedAccess): Problem | undefined {
  const named = new Set<SectionId>();
  for (const { section, generation, inbox } of access.sections) {
    if (named.has(section)) return problem("malformed");
    named.add(section);
    const row = tables.log.section(dossier, section);
    if (!row) {
      if (generation !== 0) return problem("not-found");
      tables.log.create(dossier, section, inbox);
      continue;
    }
    if (generation !== row.generation + 1) return problem("generation", { current: row.generation });
    if (inbox !== row.inbox) return problem("malformed");
    tables.log.rotate(dossier, section, generation);
  }
  const count = tables.log.sections(dossier).length;
  if (access.sections.some((s) => s.generation === 0) && count > tools.limits.sections)
    return problem("too-large", { limit: tools.limits.sections, used: count });
  for (const { capability } of access.capabilities) {
    const device = (capability.rights & RIGHTS.manage) !== 0;
    if (!device && !tables.log.section(dossier, capability.section)) return problem("not-found");
  }
  return undefined;
}

/** The envelopes of a bundle are its sender's: of the device that asks, or of the one the root brings in. */
function appendAll(
  tables: Tables,
  tools: Tools,
  request: CheckedRequest,
  access: CheckedAccess,
  terms: AppendTerms,
): Problem | undefined {
  const authors = new Set<GrantId>(
    request.grant === ROOT_GRANT ? access.capabilities.map((c) => c.capability.grant) : [request.grant],
  );
  for (const checked of access.envelopes) {
    if (!authors.has(checked.envelope.prefix.grant)) return problem("forbidden");
    const stored = appendEnvelope(tables, tools, checked, terms);
    if (!stored.ok) return stored.error;
  }
  return undefined;
}

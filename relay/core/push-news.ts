import { type Instant, instant } from "#src/base/instant.ts";
import type { DossierId, GrantId, SectionId } from "#src/protocol/ids.ts";
import type { PushRow } from "#relay/ports/push-box.ts";
import type { Facts, Tables } from "#relay/ports/store.ts";
import { mayRead } from "./authorize.ts";
import type { CheckedAccess } from "./commands.ts";
import type { Tools } from "./tools.ts";

/** Entries looked at per section before it is taken that all of them are the subscriber's own. */
const FAR_BACK = 500;

/** Something was written: whoever else listens in this dossier is to be looked at. What of it concerns whom is decided then. */
export function noteWriting(
  tables: Tables,
  tools: Tools,
  dossier: DossierId,
  authors: ReadonlySet<GrantId>,
  now: Instant,
): void {
  if (authors.size === 0) return;
  for (const row of tables.push.idle(dossier)) {
    const byOthers = [...authors].some((author) => isAnother(tables, row, author));
    if (byOthers) tables.push.put(waiting(row, tools, now, false));
  }
}

/** Those who got a key or more time for one, and the owner's devices that did not make the change. */
export function noteAccess(
  tables: Tables,
  tools: Tools,
  dossier: DossierId,
  author: GrantId,
  access: CheckedAccess,
  now: Instant,
): void {
  const { capabilities, revoked, dropped, endedDevices } = access;
  if (capabilities.length + revoked.length + dropped.length + endedDevices.length === 0) return;
  const given = new Set(capabilities.map(({ capability }) => capability.grant));
  for (const { grant } of tables.ledger.grants(dossier)) {
    const row = grant === author ? undefined : tables.push.subscription(dossier, grant);
    if (row && (given.has(grant) || tables.ledger.grant(dossier, grant)?.device === true))
      tables.push.put(row.since === 0 ? waiting(row, tools, now, true) : { ...row, own: true });
  }
}

/** A key that was held back asks: the owner's devices are told at once, whatever they were told before. */
export function noteAsking(tables: Tables, tools: Tools, dossier: DossierId, author: GrantId, now: Instant): void {
  for (const { grant, device } of tables.ledger.grants(dossier)) {
    const row = device && grant !== author ? tables.push.subscription(dossier, grant) : undefined;
    if (row) tables.push.put(row.since === 0 ? waiting(row, tools, now, true) : { ...row, own: true });
  }
}

const waiting = (row: PushRow, tools: Tools, now: Instant, own: boolean): PushRow => ({
  ...row,
  since: now,
  own,
  look: instant(Math.max(now, row.sent === 0 ? 0 : row.sent + tools.limits.pushInterval)),
});

/** A resident's own devices are one author: nobody is told of what they wrote themselves. */
function isAnother(facts: Pick<Facts, "ledger">, { dossier, grant }: PushRow, author: GrantId): boolean {
  if (author === grant) return false;
  const isDevice = (who: GrantId): boolean => facts.ledger.grant(dossier, who)?.device === true;
  return !(isDevice(grant) && isDevice(author));
}

/**
 * Is there anything since then that is news to this subscriber at this moment: an entry by another, in a part that it
 * may read now? Looked up when it is to be sent and not when it happened, so that a right that ended counts.
 */
export function hasNews(tables: Tables, row: PushRow, since: Instant, now: Instant): boolean {
  return tables.log.sections(row.dossier).some(({ section, head, time }) => {
    if (head.pos === 0 || time < since) return false;
    const allowed = mayRead(tables, row.dossier, row.grant, section, now);
    return allowed.ok && hasEntryOfAnother(tables, row, section, { from: head.pos, to: allowed.value.start, since });
  });
}

function hasEntryOfAnother(
  tables: Tables,
  row: PushRow,
  section: SectionId,
  { from, to, since }: { readonly from: number; readonly to: number; readonly since: Instant },
): boolean {
  for (let pos = from; pos > Math.max(to, from - FAR_BACK); pos--) {
    const entry = tables.log.at(row.dossier, section, pos);
    if (!entry || entry.time < since) return false;
    if (isAnother(tables, row, entry.grant)) return true;
  }
  return false;
}

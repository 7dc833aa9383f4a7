import { instant } from "#src/base/instant.ts";
import { type Result, err, map, ok } from "#src/base/result.ts";
import type { Prefix } from "#src/protocol/envelope.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { READ_SECTIONS } from "#src/protocol/limits.ts";
import { type SignedHead, sameHead } from "#src/protocol/log-head.ts";
import type { Frame, Page } from "#src/protocol/page.ts";
import { EPOCH_SLACK } from "#src/protocol/time.ts";
import { adoptSections } from "./adopt-sections.ts";
import { fetchBundles } from "./fetch-bundles.ts";
import type { Change } from "./local-store.ts";
import type { RelayFault } from "./ports.ts";
import type { Replica } from "./replica.ts";
import type { SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";
import { toBytes } from "./stored.ts";
import { type ReaderContext, type TakeFault, takeFrames } from "./take-frames.ts";

export type PullFault =
  | RelayFault
  | TakeFault
  | { readonly type: "storage" }
  /** Read with this clock, what others wrote would count as sealed ahead of time, and be set aside for good. */
  | { readonly type: "clock"; readonly which: "device" };

/** A relay is restored once in years: one that says so again and again within a pull only keeps this device busy. */
const MOST_RESTARTS = 2;

/** Sections this access reads: a holder writes to the inbox and cannot look into it. */
export const readable = (replica: Replica): readonly SectionCopy[] =>
  replica.sections.filter(({ created, kind }) => created && (replica.owner || kind !== "inbox"));

/** Brings every section up to the relay's head. One round trip when nothing is new. */
export const pull = async (session: Session, replica: Replica): Promise<Result<undefined, PullFault>> =>
  map(await pullPages(session, replica), () => undefined);

/** The version of access by the last page; undefined for an access that reads no section, so that no page came. */
export type Pulled = { readonly aclVersion: number | undefined };

/** As `pull`, and says at which version of access the relay sees this access. `most`: sections in one request. */
export async function pullPages(
  session: Session,
  replica: Replica,
  most: number = READ_SECTIONS,
): Promise<Result<Pulled, PullFault>> {
  let aclVersion: number | undefined;
  let { incarnation } = replica.record;
  let restarts = 0;
  // Those that were brought up to the relay's head; a page takes so many sections at most, and the ledger may name more.
  const upToDate = new Set<SectionId>();
  for (;;) {
    const asked = readable(replica)
      .filter(({ id }) => !upToDate.has(id))
      .slice(0, most);
    if (asked.length === 0) return ok({ aclVersion });
    const page = await session.ports.relay.read(replica.signer, {
      incarnation,
      sections: asked.map(({ id, head }) => ({ section: id, after: head.pos })),
    });
    if (!page.ok) {
      const current =
        page.error.type === "refused" && page.error.problem === "stale-cursor" ? page.error.current : undefined;
      restarts += 1;
      if (current === undefined || current === incarnation || restarts > MOST_RESTARTS) return err(page.error);
      // First contact, or the relay was restored or compacted: asked anew. Heads that do not extend what was seen stay faults.
      incarnation = current;
      continue;
    }
    session.hearRelayTime(page.value.header.time);
    ({ aclVersion } = page.value.header);
    const heard = await hearAsks(session, replica, page.value);
    if (!heard.ok) return heard;
    if (isAheadOfOwnClock(session, replica, page.value)) return err({ type: "clock", which: "device" });
    const taken = await takePage(session, replica, page.value);
    if (!taken.ok) return taken;
    const adopted = await adopt(session, replica);
    if (!adopted.ok) return adopted;
    for (const { id } of asked) if (!hasMore(replica, page.value, id)) upToDate.add(id);
  }
}

/** Sections that another device made, kept before their log is read: what is named here is read again after a cut. */
async function adopt(session: Session, replica: Replica): Promise<Result<undefined, PullFault>> {
  const adopted = replica.owner ? await adoptSections(replica) : [];
  if (adopted.length === 0) return ok(undefined);
  const change = session.store.change();
  for (const copy of adopted) replica.save(change, copy);
  replica.saveAccess(change);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

/** A relay that promises more and gives nothing is not asked for ever, nor one that is no longer believed. */
const hasMore = (replica: Replica, { header, frames }: Page, section: SectionId): boolean =>
  frames.length > 0 &&
  replica.section(section)?.forked === false &&
  header.sections.some((one) => one.section === section && one.more);

/** Is there something in this page that only the relay's time makes current? Then one of the two clocks is wrong. */
function isAheadOfOwnClock(session: Session, replica: Replica, page: Page): boolean {
  const reading = session.readingEpoch(replica);
  if ((session.relayEpoch() ?? reading) <= reading) return false;
  return page.frames.some((frame) => "envelope" in frame && frame.envelope.prefix.epoch > reading + EPOCH_SLACK);
}

/** Who asks to be let in is heard whatever this device's clock says. */
async function hearAsks(session: Session, replica: Replica, page: Page): Promise<Result<undefined, PullFault>> {
  const { asks } = page.header;
  if (!replica.owner || JSON.stringify(asks) === JSON.stringify(replica.record.asks)) return ok(undefined);
  const { asks: _before, ...others } = replica.record;
  replica.record = asks ? { ...others, asks } : others;
  const change = session.store.change();
  replica.saveAccess(change);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

async function takePage(session: Session, replica: Replica, page: Page): Promise<Result<undefined, PullFault>> {
  const change = session.store.change();
  if (page.header.incarnation !== replica.record.incarnation) {
    replica.record = { ...replica.record, incarnation: page.header.incarnation };
    replica.saveAccess(change);
  }
  for (const { section, head } of page.header.sections) {
    const before = replica.section(section);
    const frames = page.frames.filter((frame) => frame.section === section);
    if (!before || (frames.length === 0 && before.signed && !before.forked && sameHead(before.head, head))) continue;
    const taken = await takeSection(session, replica, before, frames, { ...head, time: instant(head.time) }, change);
    if (taken.ok) continue;
    if (taken.error.type !== "forked") return taken;
    // Only this section stops; both heads stay as evidence and the rest goes on.
    const forked = { ...before, forked: true, contradiction: { ...head, time: instant(head.time) } };
    replica.put(forked);
    replica.save(change, forked);
  }
  if (change.list.length === 0) return ok(undefined);
  const done = await session.commit(change);
  return done.ok ? ok(undefined) : err({ type: "storage" });
}

/** Takes frames into one section and writes what follows into the change. Fetches keys when a newer generation has come. */
export async function takeSection(
  session: Session,
  replica: Replica,
  before: SectionCopy,
  frames: readonly Frame[],
  head: SignedHead,
  change: Change,
): Promise<Result<undefined, PullFault>> {
  let taken = await takeFrames(contextOf(session, replica), before, frames, head);
  if (!taken.ok && taken.error.type === "keys-missing") {
    const fetched = await fetchBundles(session, replica);
    if (!fetched.ok) return err(fetched.error);
    replica.saveRing(change, session.store);
    // A bundle that came and does not fit is somebody's garbage, to be set aside; one that has not come is waited for.
    const holds = ({ generation }: Prefix): boolean => replica.ring.has(before.id, generation);
    const introduced = replica.section(before.id) ?? before;
    taken = await takeFrames({ ...contextOf(session, replica), holds, fetched: true }, introduced, frames, head);
  }
  if (!taken.ok) return err(taken.error);
  const after = { ...taken.value, forked: false };
  replica.put(after);
  replica.save(change, after, before);
  const landed = before.flight && !after.flight ? before.flight.rows : [];
  for (const key of landed) change.dequeue(key);
  if (landed.length > 0) replica.setWaiting(replica.waiting.filter(({ key }) => !landed.includes(key)));
  session.raiseFloor(change, after.maxEpoch);
  for (const { op, relayTime, position } of after.log.rows)
    if (position > before.head.pos && op.t !== "unknown") session.hear(op.at, relayTime);
  session.keepTime(change);
  return ok(undefined);
}

function contextOf(session: Session, replica: Replica): ReaderContext {
  return {
    dossier: replica.ref.dossier,
    self: replica.ref.grant,
    rootSignPk: replica.rootPk.slice(0, 32),
    relayKey: toBytes(replica.record.relayKey),
    now: session.readingEpoch(replica),
    open: (prefix, body) =>
      prefix.kind === "drop" ? replica.ring.openDrop(prefix, body) : replica.ring.openEntry(prefix, body),
    holds: (prefix) => replica.ring.fits(prefix),
    fetched: false,
  };
}

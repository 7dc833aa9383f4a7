import { type Result, err, ok } from "#src/base/result.ts";
import { type Authored, UNSETTLED } from "#src/dossier/authored.ts";
import { Agreement } from "#src/dossier/agreement.ts";
import { CasePoint } from "#src/dossier/case-point.ts";
import { isTakenBack } from "#src/dossier/entity.ts";
import { Note } from "#src/dossier/note.ts";
import { opToJson } from "#src/dossier/op.ts";
import { entitiesOf } from "#src/dossier/reduce.ts";
import { createWithdrawal, MOST_WITHDRAWN } from "#src/dossier/withdrawal.ts";
import { isRosterRecord } from "#src/grants/roster.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { epochAt } from "#src/protocol/time.ts";
import { newEntityId } from "./access-change.ts";
import { flush, type FlushFault } from "./flush.ts";
import { pull } from "./pull.ts";
import type { Replica } from "./replica.ts";
import type { SectionCopy } from "./section-copy.ts";
import type { Session } from "./session.ts";
import type { QueueRow } from "./stored.ts";
import { isKnown } from "./withdrawn.ts";

/**
 * What goes from the relay when its author took it back. Of a case sheet only what a holder wrote: what the resident
 * clears away there can be put back, and must be there for it.
 */
const withdrawnKinds = (replica: Replica): readonly string[] =>
  replica.owner ? [Note.name] : [Note.name, CasePoint.name, Agreement.name];

/** Faults that may be over next time; any other answer is the last. */
const PASSING: ReadonlySet<string> = new Set(["rate", "unavailable", "replayed"]);

/**
 * What somebody wrote and took back goes at the relay too: what else its envelope held is said again, a record in the log says
 * which positions are withdrawn, and then the relay drops their bodies. What the relay is still to do outlives a cut.
 * Inside `session.exclusive`, after `flush`.
 */
export async function withdrawBodies(session: Session, replica: Replica): Promise<Result<undefined, FlushFault>> {
  const planned = await plan(session, replica);
  if (!planned.ok) return planned;
  if (planned.value) {
    // The record comes back in the log before the relay is asked: who reads must never meet a hole without a reason.
    for (const step of [flush, pull]) {
      const done = await step(session, replica);
      if (!done.ok) return done;
    }
  }
  for (const section of new Set(due(replica).map((one) => one.section))) {
    const dropped = await drop(session, replica, section);
    if (!dropped.ok) return dropped;
  }
  return ok(undefined);
}

const due = (replica: Replica) => replica.record.withdrawing ?? [];

/** Writes what is to be said again, the records, and the relay's task, in one commit. Answers whether there was any. */
async function plan(session: Session, replica: Replica): Promise<Result<boolean, FlushFault>> {
  const rows: QueueRow[] = [];
  const positions: { section: SectionId; pos: number }[] = [];
  const kinds = withdrawnKinds(replica);
  for (const copy of replica.sections) {
    if (!copy.created || copy.forked || copy.kind === "ledger" || !copy.log.mayHold(...kinds)) continue;
    const taken = withdrawable(session, replica, copy, kinds);
    if (taken.positions.length === 0) continue;
    const record = createWithdrawal({ positions: [...taken.positions] }, newEntityId(), session.tick());
    if (!record.ok) continue;
    for (const op of [...taken.others.map((other) => other.op), record.value])
      rows.push(session.rowFor(replica, { section: copy.id, op: opToJson(op) }));
    positions.push(...taken.positions.map((pos) => ({ section: copy.id, pos })));
  }
  if (rows.length === 0) return ok(false);
  replica.record = { ...replica.record, withdrawing: [...due(replica), ...positions] };
  const change = session.store.change();
  replica.saveAccess(change);
  const queued = await session.enqueue(replica, rows, change);
  return queued.ok ? ok(true) : err({ type: "storage" });
}

/** Own envelopes that hold something which was taken back, and what else is in them. */
function withdrawable(
  session: Session,
  replica: Replica,
  copy: SectionCopy,
  kinds: readonly string[],
): { readonly positions: readonly number[]; readonly others: readonly Authored[] } {
  const gone = new Set<string>();
  for (const kind of kinds)
    for (const entity of entitiesOf(copy.log.settled, kind))
      if (isTakenBack(entity) && entity.ref.author === replica.author) gone.add(`${kind}/${entity.ref.id}`);
  if (gone.size === 0) return { positions: [], others: [] };
  const isGone = ({ op }: Authored): boolean => op.t === "set" && gone.has(`${op.kind}/${op.id}`);
  const own = copy.log.rows.filter(({ author, restated }) => author === replica.author && restated !== true);
  const asked = new Set(due(replica).flatMap(({ section, pos }) => (section === copy.id ? [pos] : [])));
  // Records by which others are judged stay where they are: a log without them could not be read.
  const fixed = new Set(own.flatMap((row) => (isKnown(row) && isRosterRecord(row) ? [row.position] : [])));
  const others = own.filter((row) => !isGone(row));
  // What was written with a right that this key has not any more could not be said again: then the body stays.
  const allows = (row: Authored): boolean => isKnown(row) && copy.log.settled.judge?.(row).allowed === true;
  // Said again by this device, also what one wrote that has ended since.
  const device = replica.ref.grant;
  const now = { device, position: UNSETTLED, relayTime: UNSETTLED, epoch: epochAt(session.now()) };
  const lost = new Set(others.flatMap((row) => (allows(row) && !allows({ ...row, ...now }) ? [row.position] : [])));
  const positions = [...new Set(own.filter(isGone).map(({ position }) => position))]
    .filter((pos) => !asked.has(pos) && !fixed.has(pos) && !lost.has(pos))
    .slice(0, MOST_WITHDRAWN);
  return { positions, others: others.filter(({ position }) => positions.includes(position)) };
}

/** Asks the relay for those of a section whose withdrawal this device has read back. */
async function drop(session: Session, replica: Replica, section: SectionId): Promise<Result<undefined, FlushFault>> {
  const held = new Set(replica.section(section)?.log.rows.map(({ position }) => position));
  const ready = due(replica).filter((one) => one.section === section && !held.has(one.pos));
  if (ready.length === 0) return ok(undefined);
  const positions = ready.slice(0, MOST_WITHDRAWN).map(({ pos }) => pos);
  const dropped = await session.ports.relay.withdraw(replica.signer, { section, positions });
  if (!dropped.ok && (dropped.error.type !== "refused" || PASSING.has(dropped.error.problem)))
    return err(dropped.error);
  const withdrawing = due(replica).filter((one) => one.section !== section || !positions.includes(one.pos));
  replica.record = { ...replica.record, withdrawing };
  const change = session.store.change();
  replica.saveAccess(change);
  const saved = await session.commit(change);
  return saved.ok ? ok(undefined) : err({ type: "storage" });
}

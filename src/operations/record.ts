import { type Result, err, map, ok } from "#src/base/result.ts";
import { Keyring } from "#src/crypto/keyring.ts";
import type { FieldFault } from "#src/dossier/field-faults.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import type { Timestamp } from "#src/dossier/hlc.ts";
import { type Op, opToJson } from "#src/dossier/op.ts";
import type { SectionKind } from "#src/dossier/section-kinds.ts";
import { newSectionId } from "./create-dossier.ts";
import type { Change } from "./local-store.ts";
import type { StorageFault } from "./ports.ts";
import { type Replica, namesOf } from "./replica.ts";
import type { Session } from "./session.ts";
import type { QueueRow } from "./stored.ts";

export type RecordFault = FieldFault | StorageFault | { readonly type: "access-over" };
type Made<T extends Op> = Result<T, FieldFault> | T;

/** Writes one op into a section: kept on this device when this resolves, on the screen at once, shared when there is a network. */
export async function record(
  session: Session,
  replica: Replica,
  section: SectionId,
  make: (at: Timestamp) => Made<Op>,
): Promise<Result<undefined, RecordFault>> {
  return recordAll(session, replica, section, [make]);
}

/** Several ops that belong together: all of them or none. */
export async function recordAll(
  session: Session,
  replica: Replica,
  section: SectionId,
  makes: readonly ((at: Timestamp) => Made<Op>)[],
): Promise<Result<undefined, RecordFault>> {
  if (!replica.owner && replica.record.over !== undefined) return err({ type: "access-over" });
  const ops = opsOf(session, makes);
  if (!ops.ok) return ops;
  return session.enqueue(
    replica,
    ops.value.map((op) => session.rowFor(replica, { section, op: opToJson(op) })),
  );
}

/** Into the one section of a kind, which is made without the relay when it is not there yet. */
export async function recordIn(
  session: Session,
  replica: Replica,
  kind: SectionKind,
  makes: readonly ((at: Timestamp) => Made<Op>)[],
): Promise<Result<undefined, RecordFault>> {
  const [there] = replica.ofKind(kind);
  if (there) return recordAll(session, replica, there.id, makes);
  const section = replica.ring.sectionId(replica.only("ledger").id, kind);
  if (section === undefined) return err({ type: "access-over" });
  const ops = opsOf(session, makes);
  return ops.ok ? map(await begin(session, replica, section, kind, ops.value), () => undefined) : ops;
}

/** A new section with its first op, made without the relay; each goal is one. Answers its id. */
export async function recordInNewSection(
  session: Session,
  replica: Replica,
  kind: SectionKind,
  make: (at: Timestamp) => Made<Op>,
): Promise<Result<SectionId, RecordFault>> {
  const ops = opsOf(session, [make]);
  return ops.ok ? begin(session, replica, newSectionId(), kind, ops.value) : ops;
}

/** Into a section of that id, which is made when it is not there yet: what comes back keeps the id that others name it by. */
export async function recordInSection(
  session: Session,
  replica: Replica,
  section: SectionId,
  kind: SectionKind,
  makes: readonly ((at: Timestamp) => Made<Op>)[],
): Promise<Result<undefined, RecordFault>> {
  if (replica.section(section)) return recordAll(session, replica, section, makes);
  const ops = opsOf(session, makes);
  return ops.ok ? map(await begin(session, replica, section, kind, ops.value), () => undefined) : ops;
}

function opsOf(session: Session, makes: readonly ((at: Timestamp) => Made<Op>)[]): Result<readonly Op[], FieldFault> {
  const ops: Op[] = [];
  for (const make of makes) {
    const made = make(session.tick());
    const op = "t" in made ? ok(made) : made;
    if (!op.ok) return op;
    ops.push(op.value);
  }
  return ok(ops);
}

async function begin(
  session: Session,
  replica: Replica,
  section: SectionId,
  kind: SectionKind,
  ops: readonly Op[],
): Promise<Result<SectionId, RecordFault>> {
  const change = session.store.change();
  const rows = [
    beginIn(session, replica, section, kind, change),
    ...ops.map((op) => session.rowFor(replica, { section, op: opToJson(op) })),
  ];
  const done = await session.enqueue(replica, rows, change);
  return done.ok ? ok(section) : done;
}

/** The row that makes a section; its fresh key goes into the change. */
export function beginIn(
  session: Session,
  replica: Replica,
  section: SectionId,
  kind: SectionKind,
  change: Change,
): QueueRow {
  const fresh = new Keyring();
  fresh.create(section, 0);
  const name = namesOf(replica.ref).fresh(section);
  change.putSealed(name, fresh.sealed(session.store.database, name));
  return session.rowFor(replica, { section, create: kind });
}

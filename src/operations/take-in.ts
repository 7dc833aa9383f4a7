import { utf8, toHex } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { type Entity, fieldsOf, isTakenBack } from "#src/dossier/entity.ts";
import { type EntityId, OWNER } from "#src/dossier/entity-id.ts";
import { createFrom, type Kind, type Unchecked } from "#src/dossier/kind.ts";
import type { KnownOp, SetOp } from "#src/dossier/op.ts";
import { entitiesOf, type SectionState } from "#src/dossier/reduce.ts";
import { contentKind, type SectionKind } from "#src/dossier/section-kinds.ts";
import { TakenAlong } from "#src/dossier/taken-along.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { recordAll, type RecordFault, recordIn, recordInSection } from "./record.ts";
import type { Replica } from "./replica.ts";
import type { Session } from "./session.ts";

/** A record out of a file. Times in milliseconds since 1970; `by`: who wrote it, where that was somebody else. */
export type FileRecord = {
  readonly kind: string;
  readonly id: EntityId;
  readonly by?: string;
  readonly createdAt: number;
  readonly amendedAt: number;
  readonly fields: Unchecked;
};
export type FileSection = {
  readonly id: SectionId;
  readonly kind: SectionKind;
  readonly records: readonly FileRecord[];
};

type Wanted = { readonly kind: Kind; readonly id: EntityId; readonly record: FileRecord; readonly fields: Unchecked };
/** `at`: of now; what comes out of a file says when it was written there. */
type Step = {
  readonly id: EntityId;
  readonly make: (at: SetOp["at"]) => KnownOp;
  readonly undo: (at: SetOp["at"]) => KnownOp;
};
type Part = { readonly id: SectionId; readonly kind: SectionKind; readonly steps: readonly Step[] };

/** What taking a file in would do. Nothing that is here changes; nothing that was taken away here comes back. */
export type TakeIn = {
  readonly parts: readonly Part[];
  /** Records that come, and records here that get what they lack. */
  readonly fresh: number;
  readonly filled: number;
  /** Here already; taken away here; and what cannot be read, or needs a file that is not in it. */
  readonly already: number;
  readonly removed: number;
  readonly unreadable: number;
};

/** Of these there are many, each a section of its own. */
const MANY: ReadonlySet<SectionKind> = new Set(["goal", "case-sheet", "help", "child"]);
/** Keys are given, never taken in. */
const NEVER: ReadonlySet<SectionKind> = new Set(["ledger"]);

/** `mine`: what was taken in and out again just now. That comes after all; what was taken away otherwise stays away. */
export function planTakeIn(
  replica: Replica,
  sections: readonly FileSection[],
  now: number,
  mine: ReadonlySet<EntityId> = new Set(),
): TakeIn {
  const counts = { fresh: 0, filled: 0, already: 0, removed: 0, unreadable: 0 };
  const parts: Part[] = [];
  for (const { id, kind, records } of sections) {
    const target = MANY.has(kind) ? replica.section(id) : replica.ofKind(kind)[0];
    // The same id may be another kind's here: nothing of it is believed.
    if (NEVER.has(kind) || (target && target.kind !== kind)) {
      counts.unreadable += records.length;
      continue;
    }
    const state = target && replica.shown(target.id);
    const steps: Step[] = [];
    for (const record of records) {
      const wanted = wantedOf(record, kind);
      const planned = wanted ? stepsFor(wanted, state, now, mine.has(wanted.id)) : "unreadable";
      if (typeof planned === "string") counts[planned] += 1;
      else {
        counts[planned.count] += 1;
        steps.push(...planned.steps);
      }
    }
    if (steps.length > 0) parts.push({ id: target?.id ?? id, kind, steps });
  }
  return { parts, ...counts };
}

/** Somebody else's comes as the resident's copy of it, under an id that follows from what it was. */
function wantedOf(record: FileRecord, section: SectionKind): Wanted | undefined {
  const { by, kind, id, createdAt, amendedAt, fields } = record;
  const known = contentKind(kind, section);
  if (!known || known === TakenAlong) return undefined;
  if (by === undefined) return { kind: known, id, record, fields };
  const own = toHex(sha512(utf8(`taken-along/${by}/${kind}/${id}`)).slice(0, 16)) as EntityId;
  return { kind: TakenAlong, id: own, record, fields: { by, kind, id, createdAt, amendedAt, fields } };
}

function stepsFor(
  { kind, id, record, fields }: Wanted,
  state: SectionState | undefined,
  now: number,
  isMine: boolean,
): { readonly count: "fresh" | "filled"; readonly steps: readonly Step[] } | "already" | "removed" | "unreadable" {
  const here = state && ownEntity(state, kind, id);
  const retract: Step["undo"] = (when) => ({ t: "retract", v: 1, kind: kind.name, id, at: when });
  if (here && isTakenBack(here)) {
    const restore: Step["make"] = (when) => ({ t: "restore", v: 1, kind: kind.name, id, at: when });
    return isMine ? { count: "fresh", steps: [{ id, make: restore, undo: retract }] } : "removed";
  }
  const at = (ms: number) => ({ ms: Math.max(0, Math.min(ms, now)), n: 0 });
  const made = createFrom(kind, fields, id, at(record.createdAt));
  if (!made.ok) return "unreadable";
  if (!here) {
    const last = { ...made.value, at: at(record.amendedAt) };
    const ops = last.at.ms > made.value.at.ms ? [made.value, last] : [made.value];
    return { count: "fresh", steps: ops.map((op) => ({ id, make: () => op, undo: retract })) };
  }
  const has = fieldsOf(here);
  const lacking = Object.entries(made.value.fields).filter(([name]) => has[name] === undefined);
  if (lacking.length === 0) return "already";
  const cleared = Object.fromEntries(lacking.map(([name]) => [name, null]));
  const op: SetOp = { ...made.value, fields: Object.fromEntries(lacking) };
  return {
    count: "filled",
    steps: [
      {
        id,
        // What was cleared here is later than what the file says of it.
        make: (when) => (isMine ? { ...op, at: when } : op),
        undo: (when) => ({ t: "set", v: 1, kind: kind.name, id, at: when, fields: cleared }),
      },
    ],
  };
}

function ownEntity(state: SectionState, { name }: Kind, id: EntityId): Entity | undefined {
  for (const entity of entitiesOf(state, name)) if (entity.ref.author === OWNER && entity.ref.id === id) return entity;
  return undefined;
}

/** Of what records it would write. */
export const recordsOfPlan = ({ parts }: TakeIn): readonly EntityId[] =>
  parts.flatMap(({ steps }) => steps.map(({ id }) => id));

/** Part by part. Cut in the middle, the same file again brings the rest. */
export async function takeIn(
  session: Session,
  replica: Replica,
  plan: TakeIn,
): Promise<Result<undefined, RecordFault>> {
  for (const { id, kind, steps } of plan.parts) {
    const makes = steps.map(({ make }) => make);
    const done = MANY.has(kind)
      ? await recordInSection(session, replica, id, kind, makes)
      : await recordIn(session, replica, kind, makes);
    if (!done.ok) return done;
  }
  return ok(undefined);
}

/** As if the file had never been taken in, but for what was changed since. */
export async function undoTakeIn(
  session: Session,
  replica: Replica,
  plan: TakeIn,
): Promise<Result<undefined, RecordFault>> {
  for (const { id, kind, steps } of plan.parts) {
    const section = MANY.has(kind) ? id : replica.ofKind(kind)[0]?.id;
    if (section === undefined) continue;
    const done = await recordAll(
      session,
      replica,
      section,
      steps.map(({ undo }) => undo),
    );
    if (!done.ok) return done;
  }
  return ok(undefined);
}

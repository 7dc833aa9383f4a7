import { utf8, toHex } from "#src/base/bytes.ts";
import { type Result, ok } from "#src/base/result.ts";
import { sha512 } from "#src/crypto/nacl.ts";
import { type Entity, fieldsOf, isLive, isTakenBack } from "#src/dossier/entity.ts";
import { type AuthorId, type EntityId, OWNER } from "#src/dossier/entity-id.ts";
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
  /** Where the file knows it: by what id they wrote in that dossier, which may be this one. */
  readonly author?: AuthorId;
  readonly createdAt: number;
  readonly amendedAt: number;
  readonly fields: Unchecked;
  /** Where the file knows it: when each field was written that is younger than the record. */
  readonly times?: Readonly<Record<string, number>>;
};
export type FileSection = {
  readonly id: SectionId;
  readonly kind: SectionKind;
  readonly records: readonly FileRecord[];
  /** What the resident had taken away there, and when. */
  readonly removed?: readonly { readonly kind: string; readonly id: EntityId; readonly at: number }[];
};

type Wanted = { readonly kind: Kind; readonly id: EntityId; readonly record: FileRecord; readonly fields: Unchecked };
type Make = (at: KnownOp["at"]) => KnownOp;
/** `at`: of now; what comes out of a file says when it was written there. */
type Step = { readonly id: EntityId; readonly make: Make; readonly undo: Make };
type Count = "fresh" | "filled" | "newer" | "already" | "removed" | "unreadable" | "gone";
type Planned = { readonly count: Count; readonly steps: readonly Step[] };
type Part = { readonly id: SectionId; readonly kind: SectionKind; readonly steps: readonly Step[] };

/** What taking a file in would do. Nothing younger that is here changes; nothing that was taken away here comes back. */
export type TakeIn = {
  readonly parts: readonly Part[];
  /** Records that come, and records here that get what they lack. */
  readonly fresh: number;
  readonly filled: number;
  /** Records that the file knows a younger reading of, and such as had been taken away since. */
  readonly newer: number;
  readonly gone: number;
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
  const counts = { fresh: 0, filled: 0, newer: 0, gone: 0, already: 0, removed: 0, unreadable: 0 };
  const parts: Part[] = [];
  for (const { id, kind, records, removed = [] } of sections) {
    const target = MANY.has(kind) ? replica.section(id) : replica.ofKind(kind)[0];
    // The same id may be another kind's here: nothing of it is believed.
    if (NEVER.has(kind) || (target && target.kind !== kind)) {
      counts.unreadable += records.length;
      continue;
    }
    const state = target && replica.shown(target.id);
    const planned = [
      ...records.map((record) => planOne(record, kind, state, now, mine)),
      ...removed.flatMap((one) => (state ? (planRemoval(one, kind, state, now, mine.has(one.id)) ?? []) : [])),
    ];
    for (const { count } of planned) counts[count] += 1;
    const steps = planned.flatMap((one) => one.steps);
    if (steps.length > 0) parts.push({ id: target?.id ?? id, kind, steps });
  }
  return { parts, ...counts };
}

const nothing = (count: Count): Planned => ({ count, steps: [] });

function planOne(
  record: FileRecord,
  section: SectionKind,
  state: SectionState | undefined,
  now: number,
  mine: ReadonlySet<EntityId>,
): Planned {
  // What somebody else wrote in this very dossier stands here as theirs, and needs no copy.
  const theirs = record.author !== undefined && record.author !== OWNER ? record.author : undefined;
  const original = theirs && state && entityBy(state, theirs, record.kind, record.id);
  if (original) return nothing(isTakenBack(original) ? "removed" : "already");
  const wanted = wantedOf(record, section);
  return wanted ? stepsFor(wanted, state, now, mine.has(wanted.id)) : nothing("unreadable");
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

const timeFrom = (ms: number, now: number): KnownOp["at"] => ({ ms: Math.max(0, Math.min(ms, now)), n: 0 });

function stepsFor(
  { kind, id, record, fields }: Wanted,
  state: SectionState | undefined,
  now: number,
  isMine: boolean,
): Planned {
  const here = state && entityBy(state, OWNER, kind.name, id);
  const retract: Make = (when) => ({ t: "retract", v: 1, kind: kind.name, id, at: when });
  if (here && isTakenBack(here)) {
    const restore: Make = (when) => ({ ...retract(when), t: "restore" });
    return isMine ? { count: "fresh", steps: [{ id, make: restore, undo: retract }] } : nothing("removed");
  }
  const made = createFrom(kind, fields, id, timeFrom(record.createdAt, now));
  if (!made.ok) return nothing("unreadable");
  const set = (values: Unchecked, at: KnownOp["at"]): SetOp => ({ ...made.value, at, fields: values });
  const times = kind === TakenAlong ? undefined : record.times;
  if (!here) {
    const last = timeFrom(record.amendedAt, now);
    const isAmended = last.ms > made.value.at.ms;
    const later = times ? byTime(made.value.fields, times) : isAmended ? [[last.ms, made.value.fields] as const] : [];
    const ops = [made.value, ...later.map(([ms, values]) => set(values, timeFrom(ms, now)))];
    return { count: "fresh", steps: ops.map((op) => ({ id, make: () => op, undo: retract })) };
  }
  const has = fieldsOf(here);
  const back = (values: Unchecked): Unchecked =>
    Object.fromEntries(Object.keys(values).map((name) => [name, has[name] ?? null]));
  // What was set back here a moment ago is later than what the file says of it.
  const step = (at: KnownOp["at"], values: Unchecked): Step => ({
    id,
    make: (when) => set(values, isMine ? when : at),
    undo: (when) => set(back(values), when),
  });
  const newer = times ? youngerThan(here, made.value.fields, times, kind, isMine) : {};
  if (Object.keys(newer).length > 0)
    return { count: "newer", steps: byTime(newer, times ?? {}).map(([ms, of]) => step(timeFrom(ms, now), of)) };
  // What was cleared here is not lacking.
  const lacking = Object.entries(made.value.fields).filter(
    ([name]) => has[name] === undefined && (isMine || !wasHere(here, name)),
  );
  if (lacking.length === 0) return nothing("already");
  return { count: "filled", steps: [step(made.value.at, Object.fromEntries(lacking))] };
}

const wasHere = (here: Entity, field: string): boolean => (here.fields.get(field)?.writes.length ?? 0) > 0;

/** Fields that were written later than the record, by when, earliest first. */
function byTime(fields: Unchecked, times: Readonly<Record<string, number>>): readonly (readonly [number, Unchecked])[] {
  const at = new Map<number, Record<string, unknown>>();
  for (const [name, ms] of Object.entries(times))
    if (Object.hasOwn(fields, name)) at.set(ms, { ...at.get(ms), [name]: fields[name] });
  return [...at].sort(([a], [b]) => a - b);
}

/** What the file knows of fields that was written after what stands here; null where it had been cleared. */
function youngerThan(
  here: Entity,
  fields: Unchecked,
  times: Readonly<Record<string, number>>,
  kind: Kind,
  isMine: boolean,
): Unchecked {
  const has = fieldsOf(here);
  return Object.fromEntries(
    Object.entries(times).flatMap(([name, ms]) => {
      const value = fields[name] ?? null;
      const isSame = JSON.stringify(value) === JSON.stringify(has[name] ?? null);
      const written = isMine ? 0 : (here.fields.get(name)?.writes[0]?.stamp.ms ?? 0);
      return isSame || written >= ms || (value === null && kind.required.has(name)) ? [] : [[name, value] as const];
    }),
  );
}

/** Taken away there, and here as it was before that: the device on which it was said was gone before it was heard. */
function planRemoval(
  { kind: name, id, at }: NonNullable<FileSection["removed"]>[number],
  section: SectionKind,
  state: SectionState,
  now: number,
  isMine: boolean,
): Planned | undefined {
  const here = contentKind(name, section) && entityBy(state, OWNER, name, id);
  if (!here || !isLive(here)) return undefined;
  if (!isMine && Math.max(here.last?.ms ?? 0, here.tombstone?.stamp.ms ?? 0) >= at) return undefined;
  const op = { t: "retract", v: 1, kind: name, id, at: timeFrom(at, now) } as const;
  return {
    count: "gone",
    steps: [
      {
        id,
        make: (when) => (isMine ? { ...op, at: when } : op),
        undo: (when) => ({ ...op, t: "restore", at: when }),
      },
    ],
  };
}

function entityBy(state: SectionState, author: AuthorId, kind: string, id: EntityId): Entity | undefined {
  for (const entity of entitiesOf(state, kind)) if (entity.ref.author === author && entity.ref.id === id) return entity;
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

import * as z from "zod/mini";
import type { Instant } from "#src/base/instant.ts";
import { err, ok, type Result } from "#src/base/result.ts";
import { amendedAt, createdAt, type Entity, fieldsOf, isLive, isUnsettled } from "./entity.ts";
import type { EntityId, EntityRef } from "./entity-id.ts";
import { type FieldFault, faultOf } from "./field-faults.ts";
import { readingOf, type Timestamp } from "./hlc.ts";
import { valuesOf } from "./merge.ts";
import { MOST_REPLACED, type RestoreOp, type RetractOp, type SetOp } from "./op.ts";
import { entitiesOf, type SectionState } from "./reduce.ts";

type Shape = z.core.$ZodShape;

/** A kind of record: its name on the wire and the rules of its fields. */
export type Kind<S extends Shape = Shape> = {
  readonly name: string;
  readonly schema: z.ZodMiniObject<S, z.core.$strip>;
  readonly required: ReadonlySet<string>;
  /** Fields of which concurrent values are kept until somebody resolves them. */
  readonly sideBySide: ReadonlySet<string>;
};

export type FieldsOf<K> = K extends Kind<infer S> ? z.output<z.ZodMiniObject<S, z.core.$strip>> : never;

export function defineKind<S extends Shape>(
  name: string,
  shape: S,
  options: { readonly sideBySide?: readonly (keyof S & string)[] } = {},
): Kind<S> {
  const schema = z.object(shape);
  const missing = z.safeParse(schema, {}).error?.issues ?? [];
  const required = new Set(missing.map(({ path }) => String(path[0])));
  return { name, schema, required, sideBySide: new Set<string>(options.sideBySide) };
}

/** New values of the fields named; null clears a field that need not be there. */
export type Changes<T> = {
  readonly [F in keyof T]?: Record<never, never> extends Pick<T, F> ? T[F] | null : T[F];
};

/** The op that makes a record. Texts are trimmed; fields of no such kind are left out. */
export const create = <S extends Shape>(
  kind: Kind<S>,
  fields: FieldsOf<Kind<S>>,
  id: EntityId,
  at: Timestamp,
): Result<SetOp, FieldFault> => createFrom(kind, fields, id, at);

/** Values that nobody has looked at yet, by the name of their field: of a form, of a file. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** The same from values of a form: what was left empty is null there, and is not in the record. */
export function createFrom(kind: Kind, values: Unchecked, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> {
  const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const checked = z.safeParse(kind.schema, fields);
  return checked.success ? ok(setOp(kind, id, at, checked.data)) : err(faultOf(checked.error, fields));
}

/**
 * The op that changes some fields of an own record.
 * `over`: for fields kept side by side, the readings of the values the author saw and replaces.
 */
export const amend = <S extends Shape>(
  kind: Kind<S>,
  id: EntityId,
  changes: Changes<FieldsOf<Kind<S>>>,
  at: Timestamp,
  over: readonly Timestamp[] = [],
): Result<SetOp, FieldFault> => amendFrom(kind, id, changes, at, over);

/** The same from values of a form; null clears, undefined leaves as it is. */
export function amendFrom(
  kind: Kind,
  id: EntityId,
  changes: Unchecked,
  at: Timestamp,
  over: readonly Timestamp[] = [],
): Result<SetOp, FieldFault> {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  if (given.length === 0) return err({ type: "nothing-changed" });
  const cleared = given.filter(([, value]) => value === null).map(([field]) => field);
  const lost = cleared.find((field) => kind.required.has(field));
  if (lost !== undefined) return err({ type: "field-missing", field: lost });
  const values = Object.fromEntries(given.filter(([, value]) => value !== null));
  const checked = z.safeParse(z.partial(kind.schema), values);
  if (!checked.success) return err(faultOf(checked.error, values));
  const op = setOp(kind, id, at, { ...checked.data, ...Object.fromEntries(cleared.map((field) => [field, null])) });
  return ok(over.length === 0 ? op : { ...op, over: [...over] });
}

const setOp = (kind: Kind, id: EntityId, at: Timestamp, fields: Unchecked): SetOp => ({
  t: "set",
  v: 1,
  kind: kind.name,
  id,
  at,
  fields: { ...fields },
});

export const retract = (kind: Kind, id: EntityId, at: Timestamp): RetractOp => ({
  t: "retract",
  v: 1,
  kind: kind.name,
  id,
  at,
});
export const restore = (kind: Kind, id: EntityId, at: Timestamp): RestoreOp => ({
  t: "restore",
  v: 1,
  kind: kind.name,
  id,
  at,
});

/** A record as a screen or an export reads it. */
export type Recorded<T> = {
  readonly ref: EntityRef;
  readonly fields: T;
  readonly createdAt: Instant;
  readonly amendedAt: Instant;
  /** Fields with more than one value that nobody has resolved, latest first; `fields` has the latest. */
  readonly contested: ReadonlyMap<string, readonly unknown[]>;
  /** Readings of all that stands in fields kept side by side: whoever saw it and writes over it names them. */
  readonly seen: readonly Timestamp[];
  /** Not (wholly) taken in by the relay yet. */
  readonly unsettled: boolean;
};

/**
 * Undefined when a required field is missing or no such thing: somebody's garbage, or a version to come.
 * An optional field that cannot be read is left out here and stays in the log.
 */
export function read<S extends Shape>(kind: Kind<S>, entity: Entity): Recorded<FieldsOf<Kind<S>>> | undefined {
  const all = fieldsOf(entity);
  let parsed = z.safeParse(kind.schema, all);
  if (!parsed.success) {
    const broken = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
    if ([...broken].some((field) => kind.required.has(field))) return undefined;
    parsed = z.safeParse(kind.schema, Object.fromEntries(Object.entries(all).filter(([field]) => !broken.has(field))));
    if (!parsed.success) return undefined;
  }
  const contested = new Map<string, readonly unknown[]>();
  const seen = new Set<string>();
  for (const field of kind.sideBySide) {
    const register = entity.fields.get(field);
    if (register === undefined) continue;
    const values = valuesOf(register);
    if (values.length > 1) contested.set(field, values);
    for (const { name } of register.writes) seen.add(name);
  }
  return {
    ref: entity.ref,
    fields: parsed.data,
    createdAt: createdAt(entity),
    amendedAt: amendedAt(entity),
    contested,
    seen: [...seen].slice(0, MOST_REPLACED).map(readingOf),
    unsettled: isUnsettled(entity),
  };
}

/** A state is a value: what was read of it once stays so. A plan of sixty goals is looked at again at every press. */
const readBefore = new WeakMap<SectionState, Map<Kind, readonly Recorded<unknown>[]>>();

/** All records of a kind that were not taken back, in no order; an array of the caller's own. */
export function recordsOf<S extends Shape>(state: SectionState, kind: Kind<S>): Recorded<FieldsOf<Kind<S>>>[] {
  const ofState = readBefore.get(state) ?? new Map<Kind, readonly Recorded<unknown>[]>();
  readBefore.set(state, ofState);
  // What is kept under a kind was read by that kind.
  const known = ofState.get(kind) as readonly Recorded<FieldsOf<Kind<S>>>[] | undefined;
  if (known) return [...known];
  const out: Recorded<FieldsOf<Kind<S>>>[] = [];
  for (const entity of entitiesOf(state, kind.name)) {
    const record = isLive(entity) ? read(kind, entity) : undefined;
    if (record !== undefined) out.push(record);
  }
  ofState.set(kind, out);
  return [...out];
}

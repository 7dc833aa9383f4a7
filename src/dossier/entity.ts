import { type Instant, instant } from "#src/base/instant.ts";
import { type Authored, compareStamps, type Stamp, stampOf, UNSETTLED } from "./authored.ts";
import { type EntityKey, type EntityRef, entityKey } from "./entity-id.ts";
import { timeName } from "./hlc.ts";
import { currentValue, mergeWrite, type Register, type Strategy } from "./merge.ts";
import type { KnownOp, SetOp } from "./op.ts";

/** Everything known about one (author, id): an immutable value, replaced by a new one at each change. */
export type Entity = {
  readonly ref: EntityRef;
  readonly key: EntityKey;
  readonly fields: ReadonlyMap<string, Register>;
  /** Stamps of the earliest and the latest `set`; undefined while only a retract has arrived. */
  readonly first: Stamp | undefined;
  readonly last: Stamp | undefined;
  readonly tombstone: { readonly stamp: Stamp; readonly retracted: boolean } | undefined;
};

export type StrategyOf = (kind: string, field: string) => Strategy;

/** Commutative and idempotent: the order in which ops arrive leaves no trace in the entity. */
export function applyOp(entity: Entity | undefined, authored: Authored<KnownOp>, strategyOf: StrategyOf): Entity {
  const { op, author } = authored;
  const before = entity ?? newEntity({ kind: op.kind, author, id: op.id });
  const stamp = stampOf(authored);
  if (op.t === "set") return applySet(before, op, stamp, strategyOf);
  if (before.tombstone !== undefined && compareStamps(stamp, before.tombstone.stamp) <= 0) return before;
  return { ...before, tombstone: { stamp, retracted: op.t === "retract" } };
}

const newEntity = (ref: EntityRef): Entity => ({
  ref,
  key: entityKey(ref),
  fields: new Map(),
  first: undefined,
  last: undefined,
  tombstone: undefined,
});

function applySet(before: Entity, op: SetOp, stamp: Stamp, strategyOf: StrategyOf): Entity {
  const fields = new Map(before.fields);
  const name = timeName(op.at);
  const over = op.over?.map(timeName) ?? [];
  for (const [field, value] of Object.entries(op.fields)) {
    fields.set(field, mergeWrite(fields.get(field), { stamp, name, value }, over, strategyOf(op.kind, field)));
  }
  const first = before.first !== undefined && compareStamps(before.first, stamp) <= 0 ? before.first : stamp;
  const last = before.last !== undefined && compareStamps(before.last, stamp) >= 0 ? before.last : stamp;
  return { ...before, fields, first, last };
}

/** Was it made and not taken back? */
export const isLive = (entity: Entity): boolean => entity.first !== undefined && entity.tombstone?.retracted !== true;
/** Also where nothing but that is left of it. */
export const isTakenBack = (entity: Entity): boolean => entity.tombstone?.retracted === true;

/** The fields as they stand, cleared ones left out; keys of later versions included. */
export function fieldsOf(entity: Entity): Readonly<Record<string, unknown>> {
  const present: [string, unknown][] = [];
  for (const [field, register] of entity.fields) {
    const value = currentValue(register);
    if (value !== undefined) present.push([field, value]);
  }
  return Object.fromEntries(present);
}

/** When it was first written; when it was taken back where only that is known. */
export const createdAt = (entity: Entity): Instant => instant((entity.first ?? entity.tombstone?.stamp)?.ms ?? 0);
export const amendedAt = (entity: Entity): Instant => instant(entity.last?.ms ?? 0);

/** Does something in it still wait for the relay? */
export function isUnsettled(entity: Entity): boolean {
  if (entity.tombstone?.stamp.position === UNSETTLED) return true;
  for (const { writes } of entity.fields.values())
    if (writes.some(({ stamp }) => stamp.position === UNSETTLED)) return true;
  return false;
}

/** Where something stands in its section's log, as far as this reader knows it. */
export type Place = Pick<Stamp, "position" | "index">;

export const comparePlaces = (a: Place, b: Place): number =>
  (a.position === b.position ? 0 : a.position - b.position) || a.index - b.index;

/** Since when it is what it is: the latest of the writes that count now, and of its being put back. */
export function standsSince(entity: Entity): Place {
  const stamps = [...entity.fields.values()].flatMap(({ writes }) => writes.map(({ stamp }) => stamp));
  if (entity.tombstone !== undefined) stamps.push(entity.tombstone.stamp);
  return stamps.reduce<Place>((latest, stamp) => (comparePlaces(stamp, latest) > 0 ? stamp : latest), NOWHERE);
}

const NOWHERE: Place = { position: 0, index: 0 };

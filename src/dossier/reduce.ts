import type { GrantId } from "#src/protocol/ids.ts";
import { type Authored, inLogOrder, type Judge, placeOf, UNSETTLED } from "./authored.ts";
import { applyOp, type Entity, type StrategyOf } from "./entity.ts";
import { type AuthorId, type EntityRef, entityKey } from "./entity-id.ts";
import type { KnownOp, Op } from "./op.ts";
import { edit, type Draft, emptyMap, find, type SharedMap, valuesIn } from "./shared-map.ts";

/**
 * One section as its log tells it. A value: `reduce` gives a new one and leaves the old one as it was.
 * The log is kept whole, with refused and unknown ops: a roster record that arrives later can change who
 * was in at an earlier position, and a later version of the app may know what this one does not.
 */
export type SectionState = {
  readonly log: SharedMap<Authored>;
  readonly kinds: ReadonlyMap<string, SharedMap<Entity>>;
  /** Kept, never applied: by place in the log, with the reason. */
  readonly refused: SharedMap<Refusal>;
  /** The roster records of the log, by which the judge judges. */
  readonly records: readonly Authored<KnownOp>[];
  readonly judge: Judge | undefined;
};

export type Refusal = { readonly authored: Authored<KnownOp>; readonly reason: string };

/** What the section's state depends on besides its log. Given from outside: the dossier knows no grants. */
export type Rules = {
  /** Is this op one of those by which others are judged? */
  readonly isRecord: (authored: Authored<KnownOp>) => boolean;
  /** `records` come in log order. */
  readonly judgeBy: (records: readonly Authored<KnownOp>[]) => Judge;
  readonly strategyOf: StrategyOf;
};

export const emptySection: SectionState = {
  log: emptyMap(),
  kinds: new Map(),
  refused: emptyMap(),
  records: [],
  judge: undefined,
};

const isKnown = (authored: Authored): authored is Authored<KnownOp> => authored.op.t !== "unknown";

/**
 * Takes in ops of the section's log, in any order and any number of times: equal sets of ops give equal
 * states. Two different ops at one place cannot be: the head chain was verified before.
 */
export function reduce(state: SectionState, arrivals: Iterable<Authored>, rules: Rules): SectionState {
  const log = edit(state.log);
  const fresh: Authored<KnownOp>[] = [];
  const records: Authored<KnownOp>[] = [];
  for (const authored of arrivals) {
    const place = placeOf(authored);
    if (log.find(place) !== undefined) continue;
    log.put(place, authored);
    if (!isKnown(authored)) continue;
    fresh.push(authored);
    if (rules.isRecord(authored)) records.push(authored);
  }
  const grown = { ...state, log: log.done() };
  if (records.length > 0) return replay(grown, [...state.records, ...records].sort(inLogOrder), rules);
  if (fresh.length === 0) return grown;
  return applyAll(grown, fresh, state.judge ?? rules.judgeBy([]), rules);
}

/** Judges the whole log anew; needed only when a roster record has come. */
function replay(state: SectionState, records: readonly Authored<KnownOp>[], rules: Rules): SectionState {
  const blank: SectionState = { ...emptySection, log: state.log, records };
  return applyAll(blank, [...valuesIn(state.log)].filter(isKnown), rules.judgeBy(records), rules);
}

function applyAll(state: SectionState, ops: readonly Authored<KnownOp>[], judge: Judge, rules: Rules): SectionState {
  const drafts = new Map<string, Draft<Entity>>();
  const refused = edit(state.refused);
  for (const authored of ops) {
    const verdict = judge(authored);
    if (!verdict.allowed) {
      refused.put(placeOf(authored), { authored, reason: verdict.reason });
      continue;
    }
    const { kind, id } = authored.op;
    const draft = drafts.get(kind) ?? edit<Entity>(state.kinds.get(kind) ?? emptyMap());
    drafts.set(kind, draft);
    const key = entityKey({ kind, author: authored.author, id });
    draft.put(key, applyOp(draft.find(key), authored, rules.strategyOf));
  }
  const kinds = drafts.size === 0 ? state.kinds : new Map(state.kinds);
  const changed = new Map([...drafts].map(([kind, draft]) => [kind, draft.done()]));
  return { ...state, judge, refused: refused.done(), kinds: new Map([...kinds, ...changed]) };
}

/** An op that this device made and the relay has not placed yet. `order` is its place in the outbox. */
export type PendingOp = {
  readonly op: Op;
  readonly author: AuthorId;
  readonly device: GrantId;
  readonly epoch: number;
  readonly order: number;
};

/**
 * The section as the person at this device should see it: own waiting ops on top, after everything that has
 * a position. Lay them over the settled state again whenever that has grown; for one more waiting op it is
 * enough to lay it over the last overlay.
 */
export const overlay = (state: SectionState, pending: readonly PendingOp[], rules: Rules): SectionState =>
  reduce(
    state,
    pending.map(({ op, author, device, epoch, order }) => ({
      op,
      author,
      device,
      epoch,
      position: UNSETTLED,
      index: order,
      relayTime: Number.POSITIVE_INFINITY,
    })),
    rules,
  );

export const entitiesOf = (state: SectionState, kind: string): Iterable<Entity> => {
  const entities = state.kinds.get(kind);
  return entities === undefined ? [] : valuesIn(entities);
};

export function findEntity(state: SectionState, ref: EntityRef): Entity | undefined {
  const entities = state.kinds.get(ref.kind);
  return entities === undefined ? undefined : find(entities, entityKey(ref));
}

/** Everything the log holds, in log order: for exports and for restating. */
export const logOf = (state: SectionState): readonly Authored[] => [...valuesIn(state.log)].sort(inLogOrder);

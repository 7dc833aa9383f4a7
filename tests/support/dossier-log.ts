import { type Instant, instant } from "#src/base/instant.ts";
import type { Result } from "#src/base/result.ts";
import type { Authored } from "#src/dossier/authored.ts";
import { type AuthorId, type EntityId, holder, OWNER } from "#src/dossier/entity-id.ts";
import { isLive, fieldsOf } from "#src/dossier/entity.ts";
import { valuesOf } from "#src/dossier/merge.ts";
import type { Op } from "#src/dossier/op.ts";
import type { Rules, SectionState } from "#src/dossier/reduce.ts";
import { entriesIn } from "#src/dossier/shared-map.ts";
import type { GrantId } from "#src/protocol/ids.ts";

export const NOON: Instant = instant(Date.UTC(2026, 2, 3, 12));
export const hex = (n: number): string => n.toString(16).padStart(32, "0");
export const entity = (n: number): EntityId => hex(n) as EntityId;
export const grant = (n: number): GrantId => hex(n) as GrantId;
export const PHONE = grant(0xa1);
export const TABLET = grant(0xa2);
export const WORKER = grant(0xb1);
export const NEIGHBOUR = grant(0xb2);

/** The value of a success; a failure fails the test with its fault. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

export const at = (minutes: number, n = 0): { ms: number; n: number } => ({ ms: NOON + minutes * 60_000, n });

/** An op at its place: positions are one minute apart at the relay unless said otherwise. */
export const placed = (op: Op, position: number, more: Partial<Authored> = {}): Authored => ({
  op,
  author: OWNER,
  device: PHONE,
  position,
  index: 0,
  relayTime: NOON + position * 60_000,
  epoch: 1_000,
  ...more,
});

export const by = (device: GrantId): { author: AuthorId; device: GrantId } => ({ author: holder(device), device });

/** Everything allowed, the last writer counts, except in the test kind "card". */
export const openRules: Rules = {
  isRecord: () => false,
  judgeBy: () => () => ({ allowed: true }),
  strategyOf: (kind) => (kind === "card" ? "side-by-side" : "last-writer"),
};

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const sorted = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] =>
  [...entries].sort(([a], [b]) => byText(a, b));

/** A state as plain sorted data, for comparing replicas. */
export function snapshot(state: SectionState): unknown {
  const entities = sorted([...state.kinds.values()].flatMap((map) => [...entriesIn(map)]));
  return {
    entities: entities.map(([key, one]) => ({
      key,
      live: isLive(one),
      fields: sorted(Object.entries(fieldsOf(one))),
      values: sorted([...one.fields].map(([field, register]) => [field, valuesOf(register)] as const)),
      first: one.first,
      last: one.last,
    })),
    refused: sorted([...entriesIn(state.refused)].map(([place, { reason }]) => [place, reason] as const)),
    log: sorted([...entriesIn(state.log)].map(([place]) => [place, true] as const)).map(([place]) => place),
  };
}

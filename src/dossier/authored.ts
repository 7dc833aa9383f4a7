import type { GrantId } from "#src/protocol/ids.ts";
import type { AuthorId } from "./entity-id.ts";
import { believable } from "./hlc.ts";
import type { KnownOp, Op } from "./op.ts";

/** An op with all that its envelope and the relay's log say about it. The envelope's signature was verified before. */
export type Authored<O extends Op = Op> = {
  readonly op: O;
  /** The person behind the envelope; for a restated op the person whose op it was. */
  readonly author: AuthorId;
  /** The owner device or holder's grant that signed the envelope. */
  readonly device: GrantId;
  /** Place of the envelope in the section's log, from 1; UNSETTLED while it waits in the outbox. */
  readonly position: number;
  /** Place of the op in its envelope, from 0; in the outbox its order there. */
  readonly index: number;
  /** When the relay took the envelope in, in milliseconds since 1970; Infinity in the outbox. */
  readonly relayTime: number;
  /** Leaf of the time tree under which it was sealed. */
  readonly epoch: number;
  /**
   * Said again by `device` for `author`, under the original ids: the present state in a welcome, or the
   * rest of an envelope whose body is dropped. Who restates writes the believable time as `at`.
   */
  readonly restated?: true;
};

export const UNSETTLED = Number.POSITIVE_INFINITY;

/** Unique in one reader's log. A welcome may restate at a position of which the reader also has the original. */
export const placeOf = (authored: Authored): string =>
  `${authored.position}.${authored.index}${authored.restated === true ? "r" : ""}`;

export const inLogOrder = (a: Authored, b: Authored): number =>
  (a.position === b.position ? 0 : a.position - b.position) ||
  a.index - b.index ||
  Number(a.restated ?? false) - Number(b.restated ?? false);

/** A total order of writes: believable time, then the place in the log. Equal only for one and the same op. */
export type Stamp = {
  readonly ms: number;
  readonly n: number;
  readonly position: number;
  readonly index: number;
  readonly restated: boolean;
};

export function stampOf(authored: Authored<KnownOp>): Stamp {
  const { ms, n } = believable(authored.op.at, authored.relayTime);
  return { ms, n, position: authored.position, index: authored.index, restated: authored.restated ?? false };
}

export const compareStamps = (a: Stamp, b: Stamp): number =>
  a.ms - b.ms ||
  a.n - b.n ||
  (a.position === b.position ? 0 : a.position - b.position) ||
  a.index - b.index ||
  Number(a.restated) - Number(b.restated);

/** May this op be applied? `reason` is a name, not a sentence. */
export type Verdict = { readonly allowed: true } | { readonly allowed: false; readonly reason: string };
export type Judge = (authored: Authored<KnownOp>) => Verdict;

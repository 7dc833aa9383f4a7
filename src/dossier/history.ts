import { type Instant, instant } from "#src/base/instant.ts";
import { type Authored, stampOf } from "./authored.ts";
import { type EntityRef, sameEntity } from "./entity-id.ts";
import type { KnownOp } from "./op.ts";
import { logOf, type SectionState } from "./reduce.ts";

/** One thing that was done to a record: its fields as they were written then; null for one that was emptied. */
export type Moment = {
  readonly at: Instant;
  readonly type: "made" | "changed" | "removed" | "put-back";
  readonly fields: Readonly<Record<string, unknown>>;
};

/** What was done to one record, the latest first. What others wrote over it is not in it: nobody can. */
export function historyOf(state: SectionState, ref: EntityRef): readonly Moment[] {
  return logOf(state)
    .filter(
      (authored): authored is Authored<KnownOp> =>
        authored.op.t !== "unknown" &&
        authored.restated !== true &&
        sameEntity({ kind: authored.op.kind, id: authored.op.id, author: authored.author }, ref),
    )
    .map((authored, place): Moment => {
      const { op } = authored;
      const at = instant(stampOf(authored).ms);
      if (op.t === "retract") return { at, type: "removed", fields: {} };
      if (op.t === "restore") return { at, type: "put-back", fields: {} };
      return { at, type: place === 0 ? "made" : "changed", fields: op.fields };
    })
    .reverse();
}

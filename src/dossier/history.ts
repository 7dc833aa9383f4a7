import type { Instant } from "#src/base/instant.ts";
import { instant } from "#src/base/instant.ts";
import { inLogOrder, stampOf } from "./authored.ts";
import { type EntityRef, sameEntity } from "./entity-id.ts";
import type { KnownOp } from "./op.ts";
import type { Authored } from "./authored.ts";
import type { SectionState } from "./reduce.ts";
import { valuesIn } from "./shared-map.ts";

/** One thing that was done to a record: its fields as they were written then; null for one that was emptied. */
export type Moment = {
  readonly at: Instant;
  readonly type: "made" | "changed" | "removed" | "put-back";
  readonly fields: Readonly<Record<string, unknown>>;
};

/** What was done to one record, the latest first. What others wrote over it is not in it: nobody can. */
export function historyOf(state: SectionState, ref: EntityRef): readonly Moment[] {
  const ops = [...valuesIn(state.log)]
    .filter(
      (authored): authored is Authored<KnownOp> =>
        authored.op.t !== "unknown" &&
        authored.restated !== true &&
        sameEntity({ kind: authored.op.kind, id: authored.op.id, author: authored.author }, ref),
    )
    .sort(inLogOrder);
  return ops
    .map((authored, place): Moment => {
      const { op } = authored;
      const at = instant(stampOf(authored).ms);
      if (op.t === "retract") return { at, type: "removed", fields: {} };
      if (op.t === "restore") return { at, type: "put-back", fields: {} };
      return { at, type: place === 0 ? "made" : "changed", fields: op.fields };
    })
    .reverse();
}

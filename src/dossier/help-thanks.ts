import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, type EntityKey, entityKey, OWNER } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { refTo } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf, retract } from "./kind.ts";
import type { RetractOp, SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** Ready sentences: whoever else was asked can read them too, so there is no room for a name. */
export const THANKS = ["thanks", "helped", "nice"] as const;

/** The resident's thanks for one claim: FHIR Communication. */
export const HelpThanks = defineKind("help-thanks", { claim: refTo("help-claim"), words: z.enum(THANKS) });
export type HelpThanks = FieldsOf<typeof HelpThanks>;

export const createHelpThanks = (thanks: HelpThanks, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(HelpThanks, thanks, id, at);

export const withdrawHelpThanks = (id: EntityId, at: Timestamp): RetractOp => retract(HelpThanks, id, at);

/** The last thanks for each claim. Only the resident's count. */
export const thanksOf = (state: SectionState): ReadonlyMap<EntityKey, Recorded<HelpThanks>> =>
  new Map(
    recordsOf(state, HelpThanks)
      .filter(({ ref }) => ref.author === OWNER)
      .sort(oldestFirst)
      .map((thanks) => [entityKey(thanks.fields.claim), thanks]),
  );

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { areaId, type AreaId, entityOfArea } from "./life-area.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** "Verdiepen" of one area: FHIR Observation. One per area; every part may be empty. */
export const AreaDepth = defineKind("area-depth", {
  area: areaId(),
  /** Where it comes from, in own words. */
  causes: z.exactOptional(text()),
  /** What I can carry myself. */
  carry: z.exactOptional(text()),
  energy: z.exactOptional(text()),
  forOthers: z.exactOptional(text()),
});
export type AreaDepth = FieldsOf<typeof AreaDepth>;

/** Makes it at the first write; null empties a part. */
export const writeAreaDepth = (
  area: AreaId,
  changes: Changes<Omit<AreaDepth, "area">>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(AreaDepth, entityOfArea(area), { area, ...changes }, at);

export const areaDepths = (state: SectionState): ReadonlyMap<AreaId, Recorded<AreaDepth>> =>
  new Map(recordsOf(state, AreaDepth).map((record) => [record.fields.area, record]));

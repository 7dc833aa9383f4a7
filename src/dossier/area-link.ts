import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { line } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { areaId } from "./life-area.ts";
import type { SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/** "Hangt samen met": one area weighs on another, as the resident sees it. FHIR Observation.hasMember. */
export const AreaLink = defineKind("area-link", { from: areaId(), to: areaId(), words: z.exactOptional(line()) });
export type AreaLink = FieldsOf<typeof AreaLink>;

export const createAreaLink = (link: AreaLink, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(AreaLink, link, id, at);

export const areaLinks = (state: SectionState): Recorded<AreaLink>[] => recordsOf(state, AreaLink).sort(oldestFirst);

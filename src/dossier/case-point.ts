import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { type EntityId, OWNER } from "./entity-id.ts";
import { createdAt, isTakenBack } from "./entity.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { create, defineKind, type FieldsOf, type Recorded, recordsOf, retract } from "./kind.ts";
import type { RetractOp, SetOp } from "./op.ts";
import { oldestFirst } from "./record-order.ts";
import { entitiesOf, type SectionState } from "./reduce.ts";

/** What is known already, and what could be done. */
export const POINT_PARTS = ["known", "idea"] as const;
export type PointPart = (typeof POINT_PARTS)[number];

/**
 * What somebody brings to a case sheet, the resident or who holds a key to it: a record of whoever says it, so that
 * nobody writes over the words of another. What the resident picks from the plan is copied: it does not follow what is
 * changed there afterwards, and the sheet tells nothing of the part it came from but the words.
 */
export const CasePoint = defineKind("case-point", {
  part: z.enum(POINT_PARTS),
  text: text(),
  /** What the words are of, as the plan calls it: "Geld en post: dit is moeilijk". */
  of: z.exactOptional(line()),
  copiedOn: z.exactOptional(day()),
});
export type CasePoint = FieldsOf<typeof CasePoint>;

export const createCasePoint = (point: CasePoint, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(CasePoint, point, id, at);

/** Gone from every reader's screen. Who read it before, read it. */
export const withdrawCasePoint = (id: EntityId, at: Timestamp): RetractOp => retract(CasePoint, id, at);

/** In the order in which they were said, whoever said them. */
export const casePoints = (state: SectionState, part: PointPart): Recorded<CasePoint>[] =>
  recordsOf(state, CasePoint)
    .filter(({ fields }) => fields.part === part)
    .sort(oldestFirst);

/** That somebody with a key took something back, and who; what the resident clears away leaves no trace on the sheet. */
export const withdrawnPoints = (state: SectionState): Pick<Recorded<CasePoint>, "ref" | "createdAt">[] =>
  [...entitiesOf(state, CasePoint.name)]
    .filter((entity) => isTakenBack(entity) && entity.ref.author !== OWNER)
    .map((entity) => ({ ref: entity.ref, createdAt: createdAt(entity) }))
    .sort(oldestFirst);

import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, face, name, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { areaId, type AreaId } from "./life-area.ts";
import { compareDates, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { type Rater, raterOf, RATERS } from "./raters.ts";
import { oldestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

/**
 * How one area goes, on one day, as one person sees it: FHIR Observation, component by component. All but the area and
 * the day may be left open. A later look is another record, so that time can be seen; within a day it is amended.
 */
export const AreaRating = defineKind("area-rating", {
  area: areaId(),
  on: day(),
  ratedBy: z.enum(RATERS),
  /** Who, when it was somebody beside the resident at the resident's own device. */
  raterName: z.exactOptional(name()),
  /** Of five faces: 1 heel moeilijk … 5 heel goed. Of the area, never of the person. */
  value: z.exactOptional(face()),
  goesWell: z.exactOptional(text()),
  hard: z.exactOptional(text()),
  wish: z.exactOptional(text()),
  talkAboutThis: z.exactOptional(z.boolean()),
});
export type AreaRating = FieldsOf<typeof AreaRating>;

export const createAreaRating = (rating: AreaRating, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(AreaRating, rating, id, at);

export const amendAreaRating = (id: EntityId, changes: Changes<AreaRating>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(AreaRating, id, changes, at);

const byDay = (a: Recorded<AreaRating>, b: Recorded<AreaRating>): number =>
  compareDates(a.fields.on, b.fields.on) || oldestFirst(a, b);

/** Oldest first; of one area when given. */
export const areaRatings = (state: SectionState, area?: AreaId): Recorded<AreaRating>[] =>
  recordsOf(state, AreaRating)
    .filter(({ fields }) => area === undefined || fields.area === area)
    .sort(byDay);

/** Whose view a rating is: who wrote it weighs more than what it says of itself. */
export const raterOfRating = ({ ref, fields }: Recorded<AreaRating>): Rater => raterOf(ref.author, fields.ratedBy);

/** The latest view of each rater on each area, up to and with a day. Views of different raters are never merged. */
export function latestRatings(
  state: SectionState,
  until?: LocalDate,
): ReadonlyMap<AreaId, ReadonlyMap<Rater, Recorded<AreaRating>>> {
  const out = new Map<AreaId, Map<Rater, Recorded<AreaRating>>>();
  for (const rating of areaRatings(state)) {
    if (until !== undefined && compareDates(rating.fields.on, until) > 0) continue;
    const views = out.get(rating.fields.area) ?? new Map<Rater, Recorded<AreaRating>>();
    views.set(raterOfRating(rating), rating);
    out.set(rating.fields.area, views);
  }
  return out;
}

/** The days on which anything was looked at, latest first: between two of them a comparison can be made. */
export const ratingDays = (state: SectionState): readonly LocalDate[] =>
  [...new Set(areaRatings(state).map(({ fields }) => fields.on))].sort((a, b) => compareDates(b, a));

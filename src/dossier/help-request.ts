import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { clockTime, day, line, recurrence, text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const HELP_KINDS = ["groceries", "dog", "garden", "company", "ride", "paperwork", "other"] as const;
export type HelpKind = (typeof HELP_KINDS)[number];

/** More days than that are asked for as something that repeats. */
export const MOST_DAYS = 40;

/** From five minutes to a whole day. */
const minutes = () => z.number().check(z.int(), z.gte(5), z.lte(1440));

/**
 * "Hulpvraag": FHIR Task, zib HulpVanAnderen. Each is a section of its own, so that it reaches whom it was asked of and
 * nobody else. Who was asked is not in it: that is in the resident's ledger, and those who were asked read this.
 */
export const HelpRequest = defineKind("help-request", {
  what: z.enum(HELP_KINDS),
  text: z.exactOptional(text()),
  /** The days, or with `anyDay` the Mondays of weeks in which one day is as good as another. */
  on: z.array(day()).check(z.minLength(1), z.maxLength(MOST_DAYS)),
  anyDay: z.exactOptional(z.boolean()),
  at: z.exactOptional(clockTime()),
  minutes: z.exactOptional(minutes()),
  /** Of every one of the days. */
  repeat: z.exactOptional(recurrence()),
  place: z.exactOptional(line()),
  /** Nobody is asked any more, from this day on. */
  closedOn: z.exactOptional(day()),
});
export type HelpRequest = FieldsOf<typeof HelpRequest>;

export const createHelpRequest = (request: HelpRequest, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(HelpRequest, request, id, at);

export const amendHelpRequest = (
  id: EntityId,
  changes: Changes<HelpRequest>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(HelpRequest, id, changes, at);

/** The one of a section; the newest, should there ever be more. */
export const helpRequestIn = (state: SectionState): Recorded<HelpRequest> | undefined =>
  recordsOf(state, HelpRequest).sort(newestFirst)[0];

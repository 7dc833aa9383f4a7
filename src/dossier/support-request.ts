import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { addDays, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const REQUEST_LAWS = ["wmo", "youth"] as const;

/** "Melding": the day help was asked of the municipality. FHIR ServiceRequest with intent `proposal`. */
export const SupportRequest = defineKind("support-request", {
  law: z.enum(REQUEST_LAWS),
  on: day(),
  asks: z.exactOptional(line()),
  /** The day the own plan was handed in. */
  planGivenOn: z.exactOptional(day()),
  /** The day the municipality was done looking into it. */
  answeredOn: z.exactOptional(day()),
});
export type SupportRequest = FieldsOf<typeof SupportRequest>;

export const createSupportRequest = (request: SupportRequest, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(SupportRequest, request, id, at);

export const amendSupportRequest = (
  id: EntityId,
  changes: Changes<SupportRequest>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(SupportRequest, id, changes, at);

export const supportRequests = (state: SectionState): Recorded<SupportRequest>[] =>
  recordsOf(state, SupportRequest).sort(newestFirst);

/** Wmo 2015 article 2.3.2: seven days to hand in a plan of one's own, six weeks for the municipality to look into it. */
export const requestDates = (on: LocalDate): { readonly plan: LocalDate; readonly answer: LocalDate } => ({
  plan: addDays(on, 7),
  answer: addDays(on, 42),
});

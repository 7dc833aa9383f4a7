import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import type { EntityId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { day, line } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, create, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { compareDates } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import { newestFirst } from "./record-order.ts";
import type { SectionState } from "./reduce.ts";

export const MOODS = ["good", "fair", "bad"] as const;
export type Mood = (typeof MOODS)[number];

/** One tap: goed, gaat wel, niet goed. FHIR Observation. */
export const CheckIn = defineKind("check-in", { on: day(), mood: z.enum(MOODS), words: z.exactOptional(line()) });
export type CheckIn = FieldsOf<typeof CheckIn>;

export const createCheckIn = (checkIn: CheckIn, id: EntityId, at: Timestamp): Result<SetOp, FieldFault> =>
  create(CheckIn, checkIn, id, at);

export const amendCheckIn = (id: EntityId, changes: Changes<CheckIn>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(CheckIn, id, changes, at);

/** Latest first. */
export const checkIns = (state: SectionState): Recorded<CheckIn>[] =>
  recordsOf(state, CheckIn).sort((a, b) => compareDates(b.fields.on, a.fields.on) || newestFirst(a, b));

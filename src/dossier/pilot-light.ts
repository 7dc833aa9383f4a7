import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { THE_ONLY_ONE } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { line, name, phone } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import { addDays, addMonths, compareDates, type LocalDate } from "./local-date.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

export const RHYTHMS = ["day", "week", "two-weeks", "month"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/**
 * "Waakvlam": a light check-in in a rhythm of the resident's own, after help became less. FHIR CarePlan.activity with a
 * timing. Nothing is sent by itself: `ifSilent` is an agreement between people.
 */
export const PilotLight = defineKind("pilot-light", {
  rhythm: z.enum(RHYTHMS),
  contact: z.exactOptional(name()),
  phone: z.exactOptional(phone()),
  ifSilent: z.exactOptional(line()),
  /** Put out for now. */
  off: z.exactOptional(z.boolean()),
});
export type PilotLight = FieldsOf<typeof PilotLight>;

/** Makes it at the first write. */
export const writePilotLight = (changes: Changes<PilotLight>, at: Timestamp): Result<SetOp, FieldFault> =>
  amend(PilotLight, THE_ONLY_ONE, changes, at);

export const pilotLightOf = (state: SectionState): Recorded<PilotLight> | undefined =>
  recordsOf(state, PilotLight).find(({ ref }) => ref.id === THE_ONLY_ONE);

const after = (day: LocalDate, rhythm: Rhythm): LocalDate =>
  rhythm === "month" ? addMonths(day, 1) : addDays(day, { day: 1, week: 7, "two-weeks": 14 }[rhythm]);

/** The day on which it is time again to say how it goes; undefined while the light is out. */
export const nextCheckIn = (light: PilotLight, last: LocalDate): LocalDate | undefined =>
  light.off === true ? undefined : after(last, light.rhythm);

/** Is it time to say how it goes? Asked at once when it never was said. */
export const isCheckInDue = (light: PilotLight, last: LocalDate | undefined, today: LocalDate): boolean =>
  light.off !== true && (last === undefined || compareDates(after(last, light.rhythm), today) <= 0);

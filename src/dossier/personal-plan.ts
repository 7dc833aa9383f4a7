import * as z from "zod/mini";
import type { Result } from "#src/base/result.ts";
import { numberedId } from "./entity-id.ts";
import type { FieldFault } from "./field-faults.ts";
import { text } from "./field-rules.ts";
import type { Timestamp } from "./hlc.ts";
import { amend, type Changes, defineKind, type FieldsOf, type Recorded, recordsOf } from "./kind.ts";
import type { SetOp } from "./op.ts";
import type { SectionState } from "./reduce.ts";

/** Wmo "persoonlijk plan" · Jeugdwet "familiegroepsplan" · what to say at the kitchen table. */
export const PLAN_FORMS = ["personal", "family", "talk"] as const;
export type PlanForm = (typeof PLAN_FORMS)[number];

/** What the resident wants to bring along, in own words: FHIR QuestionnaireResponse. One of each form; all may be empty. */
export const PersonalPlan = defineKind("personal-plan", {
  form: z.enum(PLAN_FORMS),
  /** What is the matter. */
  situation: z.exactOptional(text()),
  /** What goes well, and should stay. */
  goesWell: z.exactOptional(text()),
  /** What I can do myself. */
  myself: z.exactOptional(text()),
  /** What people around me can do. */
  around: z.exactOptional(text()),
  /** What help is needed then. */
  needed: z.exactOptional(text()),
  /** What it should lead to. */
  result: z.exactOptional(text()),
  /** Who comes along to the talk. */
  company: z.exactOptional(text()),
  questions: z.exactOptional(text()),
});
export type PersonalPlan = FieldsOf<typeof PersonalPlan>;

/** Makes it at the first write; null empties a part. */
export const writePersonalPlan = (
  form: PlanForm,
  changes: Changes<Omit<PersonalPlan, "form">>,
  at: Timestamp,
): Result<SetOp, FieldFault> => amend(PersonalPlan, numberedId(PLAN_FORMS.indexOf(form) + 1), { form, ...changes }, at);

export const personalPlanOf = (state: SectionState, form: PlanForm): Recorded<PersonalPlan> | undefined =>
  recordsOf(state, PersonalPlan).find(({ fields }) => fields.form === form);

import type { PlanForm } from "#src/dossier/personal-plan.ts";
import { PLAN_QUESTIONS, type PlanQuestion } from "#src/ui/reading/plan-fields.ts";

export const TALK = "/gesprek";
export const formAddress = (form: PlanForm): string => `${TALK}/${form}`;
export const questionAddress = (form: PlanForm, question: PlanQuestion): string => `${TALK}/${form}/${question}`;

/** Where the next question is, or the form after its last one. */
export function addressAfter(form: PlanForm, question: PlanQuestion): string {
  const next = PLAN_QUESTIONS[form][PLAN_QUESTIONS[form].indexOf(question) + 1];
  return next === undefined ? formAddress(form) : questionAddress(form, next);
}

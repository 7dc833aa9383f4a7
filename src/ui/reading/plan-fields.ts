import type { PersonalPlan, PlanForm } from "#src/dossier/personal-plan.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import type { RecordField } from "./record-fields.ts";

export type PlanQuestion = Exclude<keyof PersonalPlan, "form">;

/** What is asked for each form, in the order of a talk: what goes well is asked before what is needed. */
export const PLAN_QUESTIONS: Readonly<Record<PlanForm, readonly PlanQuestion[]>> = {
  talk: ["goesWell", "situation", "needed", "company", "questions"],
  personal: ["goesWell", "situation", "myself", "around", "needed", "result"],
  family: ["goesWell", "situation", "myself", "around", "needed", "result"],
};

export const planField = (t: Catalogue, question: PlanQuestion): RecordField<PlanQuestion> => ({
  type: "text",
  name: question,
  label: t.talk.questions[question],
  hint: t.talk.hintOf[question],
});

export const planFields = (t: Catalogue, form: PlanForm): readonly RecordField<PlanQuestion>[] =>
  PLAN_QUESTIONS[form].map((question) => planField(t, question));

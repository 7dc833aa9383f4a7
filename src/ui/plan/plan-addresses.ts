import type { PlanForm } from "#src/dossier/personal-plan.ts";

export const TALK = "/gesprek";
export const formAddress = (form: PlanForm): string => `${TALK}/${form}`;
export const questionAddress = (form: PlanForm, question: string): string => `${TALK}/${form}/${question}`;

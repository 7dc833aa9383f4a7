import { useParams } from "@solidjs/router";
import { type Accessor, createMemo } from "solid-js";
import { type PersonalPlan, personalPlanOf, PLAN_FORMS, type PlanForm } from "#src/dossier/personal-plan.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";

export type PlanFormHere = {
  /** Of the address; undefined when there is no such form. */
  readonly form: Accessor<PlanForm | undefined>;
  readonly written: Accessor<Partial<PersonalPlan>>;
};

/** The form of the address, and what was written of it. */
export function usePlanForm(): PlanFormHere {
  const params = useParams<{ form: string }>();
  const dossier = useOwnDossier();
  const form = createMemo(() => PLAN_FORMS.find((one) => one === params.form));
  const written = createMemo((): Partial<PersonalPlan> => {
    const name = form();
    return (name && personalPlanOf(dossier().shownOf("services"), name)?.fields) ?? {};
  });
  return { form, written };
}

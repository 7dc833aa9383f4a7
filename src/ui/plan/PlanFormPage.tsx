import { type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { planFields } from "#src/ui/reading/plan-fields.ts";
import { GuidedOverview } from "#src/ui/writing/GuidedOverview.tsx";
import { NoSuchForm } from "./NoSuchForm.tsx";
import { formAddress, questionAddress, TALK } from "./plan-addresses.ts";
import { usePlanForm } from "./use-plan-form.ts";

/** One form: what was written so far, the next question, and the sheet to bring along. */
export default function PlanFormPage(): JSX.Element {
  const { t } = useI18n();
  const { form, written } = usePlanForm();
  return (
    <Show when={form()} fallback={<NoSuchForm />}>
      {(name) => (
        <GuidedOverview
          title={t().talk.title}
          heading={t().talk.forms[name()]}
          back={TALK}
          fields={planFields(t(), name())}
          written={written()}
          address={(question) => questionAddress(name(), question)}
          sheet={`${formAddress(name())}/blad`}
        />
      )}
    </Show>
  );
}

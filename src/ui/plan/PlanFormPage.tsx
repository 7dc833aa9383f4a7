import { useNavigate } from "@solidjs/router";
import { For, type JSX, Show } from "solid-js";
import type { PlanForm } from "#src/dossier/personal-plan.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import { PLAN_QUESTIONS } from "#src/ui/reading/plan-fields.ts";
import { NoSuchForm } from "./NoSuchForm.tsx";
import { formAddress, questionAddress, TALK } from "./plan-questions.ts";
import { usePlanForm } from "./use-plan-form.ts";

/** One form: what was written so far, the next question, and the sheet to bring along. */
export default function PlanFormPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { form, written } = usePlanForm();
  const answered = (name: PlanForm) => PLAN_QUESTIONS[name].filter((question) => written()[question] !== undefined);
  const next = (name: PlanForm) => PLAN_QUESTIONS[name].find((question) => written()[question] === undefined);
  return (
    <Show when={form()} fallback={<NoSuchForm />}>
      {(name) => (
        <Page
          title={t().talk.title}
          heading={t().talk.forms[name()]}
          back={TALK}
          actions={
            <>
              <Show when={next(name())}>
                {(question) => (
                  <LinkButton href={questionAddress(name(), question())}>
                    {answered(name()).length === 0 ? t().talk.overview.begin : t().talk.overview.goOn}
                  </LinkButton>
                )}
              </Show>
              <Show when={answered(name()).length > 0}>
                <LinkButton kind={next(name()) ? "quiet" : "primary"} icon="sheet" href={`${formAddress(name())}/blad`}>
                  {t().talk.overview.sheet}
                </LinkButton>
              </Show>
            </>
          }
        >
          <Show when={answered(name()).length > 0} fallback={<p>{t().talk.overview.empty}</p>}>
            <For each={answered(name())}>
              {(question) => (
                <div>
                  <h2 class="roer-field__label">{t().talk.questions[question]}</h2>
                  <SummaryRow
                    text={written()[question] ?? ""}
                    changeLabel={t().talk.overview.change(t().talk.questions[question])}
                    onChange={() => navigate(questionAddress(name(), question))}
                  />
                </div>
              )}
            </For>
          </Show>
        </Page>
      )}
    </Show>
  );
}

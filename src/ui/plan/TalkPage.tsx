import { createMemo, For, type JSX } from "solid-js";
import { personalPlanOf, type PlanForm } from "#src/dossier/personal-plan.ts";
import { supportRequests } from "#src/dossier/support-request.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PLAN_QUESTIONS } from "#src/ui/reading/plan-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { formAddress, TALK } from "./plan-addresses.ts";

// In the order in which one needs them, not in that of the record.
const ORDER: readonly PlanForm[] = ["talk", "personal", "family"];
const ICONS = { talk: "note", personal: "sheet", family: "people" } as const;

/** Klaar voor het gesprek: three sheets to bring along, and the dates of what was asked for. */
export default function TalkPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const state = createMemo(() => dossier().shownOf("services"));
  const hint = (form: PlanForm): string => {
    const written = personalPlanOf(state(), form)?.fields;
    const done = PLAN_QUESTIONS[form].filter((question) => written?.[question] !== undefined).length;
    return done === 0 ? t().talk.hints[form] : t().talk.filled(done, PLAN_QUESTIONS[form].length);
  };
  const requests = (): string => {
    const last = supportRequests(state())[0]?.fields;
    return last === undefined ? t().talk.requestsHint : f().date(last.on);
  };
  return (
    <Page title={t().talk.title} heading={t().talk.heading} lead={t().talk.lead} back="/meer">
      <div class="roer-choices">
        <For each={ORDER}>
          {(form) => (
            <ChoiceRow icon={ICONS[form]} label={t().talk.forms[form]} hint={hint(form)} go={formAddress(form)} />
          )}
        </For>
        <ChoiceRow icon="calendar" label={t().talk.requests} hint={requests()} go={`${TALK}/aanvraag`} />
      </div>
    </Page>
  );
}

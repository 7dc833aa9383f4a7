import { createMemo, For, type JSX, Show } from "solid-js";
import { personalPlanOf, PLAN_FORMS } from "#src/dossier/personal-plan.ts";
import { isOver, services } from "#src/dossier/service.ts";
import { supportRequests } from "#src/dossier/support-request.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { planFields } from "./plan-fields.ts";
import { RecordFacts } from "./RecordFacts.tsx";
import { requestFields } from "./request-fields.ts";
import { serviceFields } from "./service-fields.ts";
import { SharedRecords } from "./SharedRecords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** Help that is received and asked for, and what was written for it. */
export function SharedServices(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const now = createMemo(() => services(props.state).filter(({ fields }) => !isOver(fields, today())));
  return (
    <Section heading={t().keys.parts.services}>
      <SharedRecords
        heading={t().services.now}
        of={now()}
        fields={serviceFields(t())}
        titleField="what"
        titleOf={({ what }) => what}
      />
      <SharedRecords
        heading={t().talk.requests}
        of={supportRequests(props.state)}
        fields={requestFields(t(), today())}
        titleField="asks"
        titleOf={({ asks, law }) => asks ?? t().talk.request.laws[law]}
      />
      <For each={PLAN_FORMS}>
        {(form) => (
          <Show when={personalPlanOf(props.state, form)}>
            {(plan) => (
              <div class="roer-section">
                <h3>{t().talk.sheet.headings[form]}</h3>
                <RecordFacts fields={planFields(t(), form)} values={plan().fields} />
              </div>
            )}
          </Show>
        )}
      </For>
      <SharedTalk {...props} />
    </Section>
  );
}

import { createMemo, For, type JSX, Show } from "solid-js";
import { upcomingFrom } from "#src/dossier/appointment.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { appointmentFields } from "./appointment-fields.ts";
import { RecordFacts } from "./RecordFacts.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** The resident's appointments from today on, as a reader has them. */
export function SharedCalendar(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const upcoming = createMemo(() => upcomingFrom(props.state, today()).upcoming);
  return (
    <Section heading={t().keys.parts.calendar}>
      <Show when={upcoming().length === 0}>
        <p>{t().holder.plan.noText}</p>
      </Show>
      <For each={upcoming()}>
        {({ fields }) => (
          <div>
            <h3 dir="auto" translate="no">
              {fields.title}
            </h3>
            <RecordFacts fields={appointmentFields(t(), today())} values={fields} without="title" />
          </div>
        )}
      </For>
      <SharedTalk {...props} />
    </Section>
  );
}

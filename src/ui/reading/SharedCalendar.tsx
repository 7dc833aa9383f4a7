import { For, type JSX, Show } from "solid-js";
import { appointments, isUpcoming } from "#src/dossier/appointment.ts";
import { dateIn, DUTCH_TIME } from "#src/grants/window.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { AppointmentFacts } from "./AppointmentFacts.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** The resident's appointments from today on, as a reader has them. */
export function SharedCalendar(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const today = () => dateIn(DUTCH_TIME, session().now());
  const upcoming = () => appointments(props.state).filter(({ fields }) => isUpcoming(fields, today()));
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
            <AppointmentFacts appointment={fields} />
          </div>
        )}
      </For>
      <SharedTalk {...props} />
    </Section>
  );
}

import { For, type JSX, Show } from "solid-js";
import type { Appointment } from "#src/dossier/appointment.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { appointmentTime } from "#src/ui/reading/appointment-time.ts";
import { createCalendar } from "./create-calendar.ts";

/** Mijn agenda: what is coming, the soonest first; what is over folded away. */
export default function CalendarPage(): JSX.Element {
  const { t } = useI18n();
  const { upcoming, past } = createCalendar();
  const isEmpty = (): boolean => upcoming().length + past().length === 0;
  return (
    <Page
      title={t().calendar.title}
      heading={t().calendar.heading}
      back="/meer"
      actions={
        <Show when={!isEmpty()}>
          <LinkButton icon="add" href="/agenda/nieuw">
            {t().calendar.add}
          </LinkButton>
        </Show>
      }
    >
      <Show
        when={!isEmpty()}
        fallback={
          <EmptyState icon="calendar" text={t().calendar.empty}>
            <LinkButton icon="add" href="/agenda/nieuw">
              {t().calendar.add}
            </LinkButton>
          </EmptyState>
        }
      >
        <Show when={upcoming().length > 0}>
          <Section heading={t().calendar.upcoming}>
            <Rows of={upcoming()} />
          </Section>
        </Show>
        <Show when={past().length > 0}>
          <Fold label={t().calendar.past}>
            <Rows of={past()} />
          </Fold>
        </Show>
      </Show>
    </Page>
  );
}

function Rows(props: { readonly of: readonly Recorded<Appointment>[] }): JSX.Element {
  const { t, f } = useI18n();
  return (
    <div class="roer-choices">
      <For each={props.of}>
        {({ ref, fields }) => (
          <ChoiceRow
            icon="calendar"
            label={fields.title}
            hint={appointmentTime(t(), f(), fields)}
            go={`/agenda/${ref.id}`}
          />
        )}
      </For>
    </div>
  );
}

import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { Appointment } from "#src/dossier/appointment.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { AppointmentFacts } from "#src/ui/reading/AppointmentFacts.tsx";
import { say } from "#src/ui/session/toast.ts";
import { AppointmentEditor } from "./AppointmentEditor.tsx";
import { createCalendar } from "./create-calendar.ts";

/** One appointment: what is known, change it, take it away. */
export default function AppointmentPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const navigate = useNavigate();
  const calendar = createCalendar();
  const [editing, setEditing] = createSignal(false);

  const remove = async (appointment: Recorded<Appointment>): Promise<void> => {
    const undo = await calendar.remove(appointment);
    if (!undo) return;
    const { title } = appointment.fields;
    say(
      { text: t().calendar.one.removed(title), undo: { label: t().calendar.one.putBack, run: () => void undo() } },
      "next",
    );
    navigate("/agenda");
  };
  return (
    <Show
      when={calendar.one(params.id)}
      fallback={
        <Page
          title={t().calendar.one.title}
          heading={t().calendar.one.gone}
          actions={<LinkButton href="/agenda">{t().calendar.one.toList}</LinkButton>}
        />
      }
    >
      {(appointment) => (
        <Page
          title={t().calendar.one.title}
          heading={
            <bdi dir="auto" translate="no">
              {appointment().fields.title}
            </bdi>
          }
          back="/agenda"
          actions={
            <Show when={!editing()}>
              <Button icon="pencil" onClick={() => setEditing(true)}>
                {t().calendar.one.edit}
              </Button>
              <Button kind="text" icon="trash" onClick={() => void remove(appointment())}>
                {t().calendar.one.remove}
              </Button>
            </Show>
          }
        >
          <Show when={editing()} fallback={<AppointmentFacts appointment={appointment().fields} />}>
            <AppointmentEditor calendar={calendar} appointment={appointment()} onClose={() => setEditing(false)} />
          </Show>
        </Page>
      )}
    </Show>
  );
}

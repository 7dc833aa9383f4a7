import { type JSX, Show } from "solid-js";
import type { Appointment } from "#src/dossier/appointment.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { appointmentTime } from "./appointment-time.ts";
import { OwnWords } from "./OwnWords.tsx";

/** When and where an appointment is, and what not to forget. */
export function AppointmentFacts(props: { readonly appointment: Appointment }): JSX.Element {
  const { t, f } = useI18n();
  return (
    <>
      <p>{appointmentTime(t(), f(), props.appointment)}</p>
      <Show when={props.appointment.place}>{(place) => <OwnWords text={place()} />}</Show>
      <Show when={props.appointment.remember}>
        {(words) => (
          <div>
            <p>
              <strong>{t().calendar.fields.remember}</strong>
            </p>
            <OwnWords text={words()} />
          </div>
        )}
      </Show>
    </>
  );
}

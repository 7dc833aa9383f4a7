import { createSignal, type JSX } from "solid-js";
import type { Appointment } from "#src/dossier/appointment.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { formOf } from "./appointment-form.ts";
import { AppointmentFields } from "./AppointmentFields.tsx";
import type { OwnCalendar } from "./create-calendar.ts";
import { createFormDraft } from "./create-form-draft.ts";

export type AppointmentEditorProps = {
  readonly calendar: OwnCalendar;
  readonly appointment: Recorded<Appointment>;
  readonly onClose: () => void;
};

/** Changes one appointment; what was typed and not kept is there again the next time. */
export function AppointmentEditor(props: AppointmentEditorProps): JSX.Element {
  const { t } = useI18n();
  // oxlint-disable-next-line solid/reactivity -- an editor is opened for one appointment
  const { calendar, appointment } = props;
  const draft = createFormDraft(`calendar/${appointment.ref.id}`, () => formOf(appointment.fields));
  const [pressed, setPressed] = createSignal(false);

  const close = (): void => {
    draft.clear();
    props.onClose();
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setPressed(true);
    const undo = await calendar.change(appointment, draft.form());
    if (!undo) return;
    say({ text: t().calendar.one.changed, undo: { run: () => void undo() } });
    close();
  };
  const titleError = (): string | undefined => {
    const fault = calendar.writer.fault();
    return fault && faultText(t(), fault, t().calendar.fields.missing);
  };
  return (
    <form class="roer-form" onSubmit={(event) => void save(event)}>
      <AppointmentFields
        draft={draft}
        change={(changes) => {
          calendar.writer.clear();
          draft.change(changes);
        }}
        titleError={titleError()}
        fault={pressed() ? calendar.formFault(draft.form()) : undefined}
      />
      <div class="roer-buttons">
        <Button type="submit">{t().kit.save}</Button>
        <Button kind="text" onClick={close}>
          {t().kit.cancel}
        </Button>
      </div>
    </form>
  );
}

import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { EMPTY_FORM } from "./appointment-form.ts";
import { AppointmentFields } from "./AppointmentFields.tsx";
import { createCalendar } from "./create-calendar.ts";
import { createFormDraft } from "./create-form-draft.ts";

export default function NewAppointmentPage(): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const calendar = createCalendar();
  const draft = createFormDraft("calendar/new", () => EMPTY_FORM);
  const [pressed, setPressed] = createSignal(false);

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setPressed(true);
    const { title } = draft.form();
    const undo = await calendar.add(draft.form());
    if (!undo) return;
    say({ text: t().calendar.make.saved(title.trim()), undo: { run: () => void undo() } }, "next");
    draft.clear();
    navigate("/agenda", { replace: true });
  };
  const titleError = (): string | undefined => {
    const fault = calendar.writer.fault();
    return fault && faultText(t(), fault, t().calendar.fields.missing);
  };
  return (
    <Page title={t().calendar.make.title} heading={t().calendar.make.heading} back="/agenda">
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
        <div class="roer-page__actions">
          <Button type="submit">{t().calendar.make.save}</Button>
        </div>
      </form>
    </Page>
  );
}

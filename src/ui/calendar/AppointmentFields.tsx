import type { JSX } from "solid-js";
import { LINE_LENGTH, NAME_LENGTH, TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { DateChoice } from "#src/ui/kit/DateChoice.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import type { AppointmentForm, FormFault } from "./appointment-form.ts";
import type { FormDraft } from "./create-form-draft.ts";

export type AppointmentFieldsProps = {
  readonly draft: Pick<FormDraft, "form" | "saved">;
  readonly change: (changes: Partial<AppointmentForm>) => void;
  readonly titleError: string | undefined;
  readonly fault: FormFault | undefined;
};

/** What, when, where, with whom: only what and when must be there. */
export function AppointmentFields(props: AppointmentFieldsProps): JSX.Element {
  const { t } = useI18n();
  const words = () => t().calendar.fields;
  return (
    <>
      <TextField
        label={words().what}
        hint={words().whatHint}
        value={props.draft.form().title}
        onInput={(title) => props.change({ title })}
        maxLength={LINE_LENGTH}
        error={props.titleError}
      />
      <DateChoice<"today" | "tomorrow">
        legend={words().day}
        choices={[
          { value: "today", label: words().today },
          { value: "tomorrow", label: words().tomorrow },
        ]}
        value={props.draft.form().when}
        onChange={(when) => props.change({ when })}
        day={props.draft.form().day}
        onDay={(day) => props.change({ day })}
        error={props.fault?.type === "day-missing" ? t().kit.date.missing : undefined}
      />
      <TextField
        label={words().time}
        hint={words().timeHint}
        value={props.draft.form().time}
        onInput={(time) => props.change({ time })}
        capitals="none"
        maxLength={5}
        error={props.fault?.type === "time-unclear" ? words().timeWrong : undefined}
      />
      <TextField
        label={words().place}
        hint={words().placeHint}
        value={props.draft.form().place}
        onInput={(place) => props.change({ place })}
        maxLength={LINE_LENGTH}
      />
      <TextField
        label={words().with}
        hint={words().withHint}
        value={props.draft.form().with}
        onInput={(name) => props.change({ with: name })}
        capitals="words"
        maxLength={NAME_LENGTH}
      />
      <TextArea
        label={words().remember}
        hint={words().rememberHint}
        value={props.draft.form().remember}
        onInput={(remember) => props.change({ remember })}
        draftSaved={props.draft.saved()}
        maxLength={TEXT_LENGTH}
      />
    </>
  );
}

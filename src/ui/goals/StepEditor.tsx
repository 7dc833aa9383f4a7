import { createSignal, type JSX } from "solid-js";
import { LINE_LENGTH, NAME_LENGTH } from "#src/dossier/field-rules.ts";
import { type Recorded, restore, retract } from "#src/dossier/kind.ts";
import { parseLocalDate } from "#src/dossier/local-date.ts";
import { amendStep, Step, STEP_HOW } from "#src/dossier/step.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { DateChoice } from "#src/ui/kit/DateChoice.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { repeatChoices } from "#src/ui/reading/repeat-words.ts";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { changesBack, changesOf, type DayWord, formOf, type StepForm } from "./step-form.ts";

export type StepEditorProps = {
  readonly section: SectionId;
  readonly step: Recorded<Step>;
  readonly onClose: () => void;
};

const EDITED_STATUSES = ["todo", "doing", "stuck", "done"] as const;

/** Everything a step can say, in the place of its row: the words, how it goes, who, when. */
export function StepEditor(props: StepEditorProps): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  const today = useToday();
  // oxlint-disable-next-line solid/reactivity -- an editor is opened for one step and begins with how it stands then
  const { section: writeIn, step } = props;
  const { ref, fields: before } = step;
  const [form, setForm] = createSignal<StepForm>(formOf(before, today()));
  const [title, setTitle, clearTitle] = createEditDraft(`step/${ref.id}/title`, () => before.title);
  const [who, setWho, clearWho] = createEditDraft(`step/${ref.id}/who`, () => before.who ?? "");
  const [dayMissing, setDayMissing] = createSignal(false);
  const change = (changes: Partial<StepForm>): void => {
    setForm({ ...form(), ...changes });
  };
  const undo = (label: string, back: () => Promise<boolean>): void => {
    say({ text: label, undo: { label: t().goals.step.putBack, run: () => void back() } });
  };

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const changes = changesOf({ ...form(), title: title(), who: who() }, today());
    setDayMissing(!changes.ok);
    if (!changes.ok || !(await writer.write(writeIn, (at) => amendStep(ref.id, changes.value, at)))) return;
    clearTitle();
    clearWho();
    undo(t().goals.step.changed, () => writer.write(writeIn, (at) => amendStep(ref.id, changesBack(before), at)));
    props.onClose();
  };
  const remove = async (): Promise<void> => {
    if (!(await writer.write(writeIn, (at) => retract(Step, ref.id, at)))) return;
    undo(t().goals.step.removed, () => writer.write(writeIn, (at) => restore(Step, ref.id, at)));
    props.onClose();
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().goals.step.missing);
  };
  return (
    <li>
      <form class="roer-card roer-form" aria-label={t().goals.step.editHeading} onSubmit={(event) => void save(event)}>
        <TextField
          label={t().goals.step.label}
          value={title()}
          onInput={setTitle}
          maxLength={LINE_LENGTH}
          error={error()}
          ref={(element) => queueMicrotask(() => element.focus())}
        />
        <ChoiceGroup<Step["status"]>
          legend={t().goals.step.status}
          choices={EDITED_STATUSES.map((value) => ({
            value,
            label: t().goals.step.statuses[value],
            hint: value === "stuck" ? t().goals.step.stuckHint : undefined,
          }))}
          value={form().status}
          onChange={(status) => change({ status })}
        />
        <Fold label={t().goals.step.who}>
          <ChoiceGroup<StepForm["how"]>
            legend={t().goals.step.who}
            legendHidden
            choices={[
              ...STEP_HOW.map((value) => ({ value, label: t().goals.step[value] })),
              { value: "unknown" as const, label: t().goals.step.noOne },
            ]}
            value={form().how}
            onChange={(how) => change({ how })}
          />
          <TextField
            label={t().goals.step.name}
            hint={t().goals.step.nameHint}
            value={who()}
            onInput={setWho}
            capitals="words"
            maxLength={NAME_LENGTH}
          />
        </Fold>
        <Fold label={t().goals.step.when}>
          <DateChoice<DayWord>
            legend={t().goals.step.when}
            legendHidden
            choices={[
              { value: "none", label: t().goals.step.noDate },
              { value: "today", label: t().goals.step.today },
              { value: "tomorrow", label: t().goals.step.tomorrow },
            ]}
            value={form().when}
            onChange={(when) => change({ when })}
            day={parseLocalDate(form().day) ?? ""}
            onDay={(day) => change({ day })}
            error={dayMissing() ? t().kit.date.missing : undefined}
          />
          <ChoiceGroup
            legend={t().calendar.fields.repeat}
            choices={[{ value: "", label: t().calendar.fields.repeats.once }, ...repeatChoices(t())]}
            value={form().repeat}
            onChange={(repeat) => change({ repeat })}
          />
        </Fold>
        <div class="roer-buttons">
          <Button type="submit">{t().goals.step.save}</Button>
          <Button kind="text" onClick={() => props.onClose()}>
            {t().kit.cancel}
          </Button>
          <Button kind="text" icon="trash" onClick={() => void remove()}>
            {t().goals.step.remove}
          </Button>
        </div>
      </form>
    </li>
  );
}

import type { JSX } from "solid-js";
import { LINE_LENGTH, TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { amendGoal } from "#src/dossier/goal.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";

export type GoalTextFormProps = {
  readonly item: PlanGoal;
  /** The words of the goal, why it matters, or what is in the way. */
  readonly field: "text" | "why" | "barriers";
  readonly onClose: () => void;
};

/** Changes a goal's own words. An empty "why" takes it away; a goal without words cannot be. */
export function GoalTextForm(props: GoalTextFormProps): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- a form is opened for one field of one goal
  const { item, field } = props;
  const { ref, fields } = item.goal;
  const before = fields[field];
  const [text, setText, clear, saved] = createEditDraft(`goal/${item.section}/${field}`, () => before ?? "");

  const write = (value: string | undefined): Promise<boolean> => {
    const empty = value === undefined || value.trim() === "";
    const changes = field === "text" ? { text: value ?? "" } : { [field]: empty ? null : value };
    return writer.write(item.section, (at) => amendGoal(ref.id, changes, at));
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await write(text()))) return;
    clear();
    say({ text: t().goals.goal.changed, undo: { run: () => void write(before) } });
    props.onClose();
  };
  const words = () => {
    const { label, why, whyHint, barriers, barriersHint } = t().goals.goal;
    return {
      text: { label, hint: undefined, length: LINE_LENGTH },
      why: { label: why, hint: whyHint, length: TEXT_LENGTH },
      barriers: { label: barriers, hint: barriersHint, length: TEXT_LENGTH },
    }[field];
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().goals.make.missing);
  };
  return (
    <form class="roer-form" onSubmit={(event) => void save(event)}>
      <TextArea
        label={words().label}
        hint={words().hint}
        value={text()}
        onInput={setText}
        draftSaved={saved()}
        rows={3}
        maxLength={words().length}
        error={error()}
        ref={(element) => queueMicrotask(() => element.focus())}
      />
      <div class="roer-buttons">
        <Button type="submit">{t().kit.save}</Button>
        <Button kind="text" onClick={() => props.onClose()}>
          {t().kit.cancel}
        </Button>
      </div>
    </form>
  );
}

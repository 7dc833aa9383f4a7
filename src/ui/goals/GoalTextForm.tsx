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
  /** The words of the goal, or why it matters. */
  readonly field: "text" | "why";
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
    const changes = field === "why" ? { why: empty ? null : value } : { text: value ?? "" };
    return writer.write(item.section, (at) => amendGoal(ref.id, changes, at));
  };
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (!(await write(text()))) return;
    clear();
    say({ text: t().goals.goal.changed, undo: { run: () => void write(before) } });
    props.onClose();
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().goals.make.missing);
  };
  return (
    <form class="roer-form" onSubmit={(event) => void save(event)}>
      <TextArea
        label={field === "why" ? t().goals.goal.why : t().goals.goal.label}
        hint={field === "why" ? t().goals.goal.whyHint : undefined}
        value={text()}
        onInput={setText}
        draftSaved={saved()}
        rows={3}
        maxLength={field === "why" ? TEXT_LENGTH : LINE_LENGTH}
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

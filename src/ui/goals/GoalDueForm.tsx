import { createSignal, type JSX } from "solid-js";
import { amendGoal } from "#src/dossier/goal.ts";
import type { LocalDate } from "#src/dossier/local-date.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { DateChoice } from "#src/ui/kit/DateChoice.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { dayOf } from "./step-form.ts";

/** By which day a goal is to be reached. */
export function GoalDueForm(props: { readonly item: PlanGoal; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- a form is opened for one goal
  const { section, goal } = props.item;
  const before = goal.fields.dueDate;
  const [when, setWhen] = createSignal<"none" | "own">("own");
  const [day, setDay] = createSignal<string>(before ?? "");
  const [missing, setMissing] = createSignal(false);

  const write = (dueDate: LocalDate | null): Promise<boolean> =>
    writer.write(section, (at) => amendGoal(goal.ref.id, { dueDate }, at));
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const due = dayOf(when(), day(), today());
    setMissing(!due.ok);
    if (!due.ok || !(await write(due.value))) return;
    say({ text: t().goals.goal.changed, undo: { run: () => void write(before ?? null) } });
    props.onClose();
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return missing() ? t().kit.date.missing : fault && faultText(t(), fault);
  };
  return (
    <form class="roer-form" onSubmit={(event) => void save(event)}>
      <DateChoice<"none">
        legend={t().goals.goal.due}
        choices={[{ value: "none", label: t().goals.goal.noDue }]}
        value={when()}
        onChange={setWhen}
        day={day()}
        onDay={setDay}
        error={error()}
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

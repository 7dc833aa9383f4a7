import { useNavigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { amendGoal, Goal, type GoalLifecycle, groupOf } from "#src/dossier/goal.ts";
import { restore, retract } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { focusHeading } from "#src/ui/session/focus-heading.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";

/** Change the words, move the goal to Later or Klaar, pick it up again, take it away. All of it can be undone. */
export function GoalActions(props: { readonly item: PlanGoal; readonly onEditText: () => void }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const writer = createWriter();
  const group = () => groupOf(props.item.goal.fields);

  const move = async (lifecycle: GoalLifecycle, text: (goal: string) => string): Promise<void> => {
    const { section, goal } = props.item;
    const to = (next: GoalLifecycle): Promise<boolean> =>
      writer.write(section, (at) => amendGoal(goal.ref.id, { lifecycle: next }, at));
    const before = goal.fields.lifecycle;
    if (!(await to(lifecycle))) return;
    const undo = { label: t().goals.goal.putBack, run: () => void to(before) };
    say({ text: text(goal.fields.text), undo });
    focusHeading();
  };
  const remove = async (): Promise<void> => {
    const { section, goal } = props.item;
    if (!(await writer.write(section, (at) => retract(Goal, goal.ref.id, at)))) return;
    const back = (): void => void writer.write(section, (at) => restore(Goal, goal.ref.id, at));
    say({ text: t().goals.goal.removed, undo: { label: t().goals.goal.putBack, run: back } }, "next");
    navigate("/plan");
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Fold label={t().goals.goal.more}>
      <ErrorText text={error()} />
      <div class="roer-buttons">
        <Show when={group() !== "done"}>
          <Button kind="quiet" icon="check" onClick={() => void move("completed", t().goals.goal.finished)}>
            {t().goals.goal.finish}
          </Button>
        </Show>
        <Show when={group() === "now"}>
          <Button kind="quiet" icon="clock" onClick={() => void move("on-hold", t().goals.goal.paused)}>
            {t().goals.goal.pause}
          </Button>
        </Show>
        <Show when={group() !== "now"}>
          <Button kind="quiet" icon="sunrise" onClick={() => void move("active", t().goals.goal.resumed)}>
            {t().goals.goal.resume}
          </Button>
        </Show>
      </div>
      <div class="roer-buttons">
        <Button kind="text" icon="pencil" onClick={() => props.onEditText()}>
          {t().goals.goal.edit}
        </Button>
        <Button kind="text" icon="trash" onClick={() => void remove()}>
          {t().goals.goal.remove}
        </Button>
      </div>
    </Fold>
  );
}

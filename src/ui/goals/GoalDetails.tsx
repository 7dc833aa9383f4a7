import { type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import type { Editing } from "./editing.ts";
import { GoalDueForm } from "./GoalDueForm.tsx";
import { GoalTextForm } from "./GoalTextForm.tsx";

export type GoalDetailsProps = {
  readonly item: PlanGoal;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
};

/** Why and by when: offered after the goal is there, never asked before. */
export function GoalDetails(props: GoalDetailsProps): JSX.Element {
  const { t, f } = useI18n();
  const close = (): void => props.onEdit({ type: "nothing" });
  return (
    <div>
      <Switch>
        <Match when={props.editing.type === "why"}>
          <GoalTextForm item={props.item} field="why" onClose={close} />
        </Match>
        <Match when={props.item.goal.fields.why}>
          {(why) => (
            <SummaryRow
              text={t().goals.goal.whySay(why())}
              changeLabel={t().goals.goal.whyChange}
              onChange={() => props.onEdit({ type: "why" })}
            />
          )}
        </Match>
      </Switch>
      <Switch>
        <Match when={props.editing.type === "due"}>
          <GoalDueForm item={props.item} onClose={close} />
        </Match>
        <Match when={props.item.goal.fields.dueDate}>
          {(due) => (
            <SummaryRow
              text={t().goals.goal.dueSay(f().date(due()))}
              changeLabel={t().goals.goal.dueChange}
              onChange={() => props.onEdit({ type: "due" })}
            />
          )}
        </Match>
      </Switch>
      <div class="roer-buttons">
        <Show when={props.item.goal.fields.why === undefined && props.editing.type !== "why"}>
          <Button kind="text" icon="heart" onClick={() => props.onEdit({ type: "why" })}>
            {t().goals.goal.whyOffer}
          </Button>
        </Show>
        <Show when={props.item.goal.fields.dueDate === undefined && props.editing.type !== "due"}>
          <Button kind="text" icon="calendar" onClick={() => props.onEdit({ type: "due" })}>
            {t().goals.goal.dueOffer}
          </Button>
        </Show>
      </div>
    </div>
  );
}

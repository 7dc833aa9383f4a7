import { type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { GoalScores } from "#src/ui/reading/GoalScores.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import type { Editing } from "./editing.ts";
import { GoalScaleForm } from "./GoalScaleForm.tsx";
import { GoalScoreForm } from "./GoalScoreForm.tsx";

export type GoalProgressProps = {
  readonly item: PlanGoal;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
};

/** How far it is, in sentences: off until asked for. */
export function GoalProgress(props: GoalProgressProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const close = (): void => props.onEdit({ type: "nothing" });
  const scaled = (): boolean => props.item.goal.fields.scale !== undefined;
  return (
    <Switch>
      <Match when={props.editing.type === "scale"}>
        <GoalScaleForm item={props.item} onClose={close} />
      </Match>
      <Match when={!scaled()}>
        <div class="roer-buttons">
          <Button kind="text" icon="sunrise" onClick={() => props.onEdit({ type: "scale" })}>
            {t().goals.scale.offer}
          </Button>
        </div>
      </Match>
      <Match when={scaled()}>
        <Section heading={t().goals.scale.heading}>
          <GoalScores
            state={props.item.state}
            goal={props.item.goal}
            authorName={(author) => authorName(dossier(), author).name}
          />
          <Show
            when={props.editing.type === "score"}
            fallback={
              <div class="roer-buttons">
                <Button kind="quiet" onClick={() => props.onEdit({ type: "score" })}>
                  {t().goals.scale.score}
                </Button>
                <Button kind="text" onClick={() => props.onEdit({ type: "scale" })}>
                  {t().goals.scale.change}
                </Button>
              </div>
            }
          >
            <GoalScoreForm item={props.item} onClose={close} />
          </Show>
        </Section>
      </Match>
    </Switch>
  );
}

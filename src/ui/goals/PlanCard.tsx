import { createMemo, For, type JSX, Show } from "solid-js";
import { groupOf } from "#src/dossier/goal.ts";
import { entityKey } from "#src/dossier/entity-id.ts";
import { type Step, steps } from "#src/dossier/step.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { GoalCard } from "#src/ui/kit/GoalCard.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { WhoCanSee } from "#src/ui/kit/WhoCanSee.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { StepTicks } from "#src/ui/session/create-step-ticks.ts";
import { actThatMadeGoal, doerOf } from "#src/ui/session/done-for-me.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import type { CanSee } from "#src/ui/session/who-can-see.ts";
import { AddStep } from "./AddStep.tsx";
import { StepRow } from "./StepRow.tsx";

export type PlanCardProps = {
  readonly item: PlanGoal;
  readonly people: readonly CanSee[];
  readonly ticks: StepTicks;
  readonly adding: boolean;
  readonly onAdd: (open: boolean) => void;
};

const STEPS_SHOWN = 3;

/** A goal in the plan: its title, up to three open steps, a step to add, who can see it. */
export function PlanCard(props: PlanCardProps): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const all = createMemo(
    () => new Map(steps(props.item.state, props.item.goal.ref).map((step) => [entityKey(step.ref), step])),
  );
  // What was ticked on this visit keeps its row and takes no place of an open one. By key, so that a row keeps its focus.
  const shown = createMemo(() => {
    const inSight = [...all().values()].filter((step) => props.ticks.inSight(step));
    const ticked = inSight.filter((step) => props.ticks.isTicked(step)).length;
    return inSight.slice(0, STEPS_SHOWN + ticked).map(({ ref }) => entityKey(ref));
  });
  /** Of a goal that somebody else made for the resident. */
  const doneBy = (): string | undefined => {
    const { goal } = props.item;
    const act = goal.fields.proposedBy && actThatMadeGoal(dossier(), goal.ref);
    return act && (doerOf(dossier(), act) ?? t().log.someone);
  };
  const isDone = (): boolean => groupOf(props.item.goal.fields) === "done";
  return (
    <GoalCard
      title={props.item.goal.fields.text}
      href={`/plan/${props.item.section}`}
      none={all().size === 0 ? t().goals.goal.noSteps : t().goals.step.allDone}
      done={isDone() ? t().goals.goal.state.done : undefined}
      steps={
        <Show when={!isDone() && shown().length > 0}>
          <TickList label={t().goals.goal.steps}>
            <For each={shown()}>
              {(key) => (
                <Show when={all().get(key)}>
                  {(step: () => Recorded<Step>) => (
                    <StepRow section={props.item.section} step={step()} ticks={props.ticks} />
                  )}
                </Show>
              )}
            </For>
          </TickList>
        </Show>
      }
      action={
        <Show when={!isDone()}>
          <AddStep
            section={props.item.section}
            goal={props.item.goal.ref}
            open={props.adding}
            onOpen={(open) => props.onAdd(open)}
          />
        </Show>
      }
      foot={
        <>
          <Show when={doneBy()}>{(name) => <p dir="auto">{t().represent.act.by(name())}</p>}</Show>
          <WhoCanSee people={props.people} href="/sleutels" />
        </>
      }
    />
  );
}

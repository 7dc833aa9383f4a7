import { createMemo, For, type JSX, Show } from "solid-js";
import { type EntityKey, entityKey } from "#src/dossier/entity-id.ts";
import { steps } from "#src/dossier/step.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { createStepTicks } from "#src/ui/session/create-step-ticks.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { AddStep } from "./AddStep.tsx";
import { type Editing, isStep } from "./editing.ts";
import { StepEditor } from "./StepEditor.tsx";
import { StepRow } from "./StepRow.tsx";

export type GoalStepsProps = {
  readonly item: PlanGoal;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
  /** "Stap erbij" is the filled button of the screen. */
  readonly primary: boolean;
};

/** The steps of a goal: open ones to tick and change, finished ones folded. */
export function GoalSteps(props: GoalStepsProps): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  const ticks = createStepTicks(writer, useToday());
  const all = createMemo(
    () => new Map(steps(props.item.state, props.item.goal.ref).map((step) => [entityKey(step.ref), step])),
  );
  const keysOf = (inSight: boolean): readonly EntityKey[] =>
    [...all()]
      .filter(([, step]) => step.fields.status !== "dropped" && ticks.inSight(step) === inSight)
      .map(([key]) => key);
  const open = createMemo(() => keysOf(true));
  const finished = createMemo(() => keysOf(false));
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  const Row = (row: { readonly key: EntityKey }): JSX.Element => (
    <Show when={all().get(row.key)}>
      {(step) => (
        <Show
          when={isStep(props.editing, row.key)}
          fallback={
            <StepRow
              section={props.item.section}
              step={step()}
              ticks={ticks}
              end={
                <Button
                  kind="text"
                  label={t().goals.step.editOf(step().fields.title)}
                  onClick={() => props.onEdit({ type: "step", key: row.key })}
                >
                  {t().goals.step.edit}
                </Button>
              }
            />
          }
        >
          <StepEditor section={props.item.section} step={step()} onClose={() => props.onEdit({ type: "nothing" })} />
        </Show>
      )}
    </Show>
  );
  return (
    <Section heading={t().goals.goal.steps}>
      <ErrorText text={error()} />
      <Show
        when={open().length > 0}
        fallback={<p>{finished().length > 0 ? t().goals.step.allDone : t().goals.goal.noSteps}</p>}
      >
        <TickList label={t().goals.goal.steps}>
          <For each={open()}>{(key) => <Row key={key} />}</For>
        </TickList>
      </Show>
      <AddStep
        section={props.item.section}
        goal={props.item.goal.ref}
        open={props.editing.type === "add-step"}
        onOpen={(adding) => props.onEdit({ type: adding ? "add-step" : "nothing" })}
        primary={props.primary}
      />
      <Show when={finished().length > 0}>
        <Fold label={t().goals.step.finished(finished().length)}>
          <TickList>
            <For each={finished()}>{(key) => <Row key={key} />}</For>
          </TickList>
        </Fold>
      </Show>
    </Section>
  );
}

import { createUniqueId, For, type JSX, Show } from "solid-js";
import { OWNER } from "#src/dossier/entity-id.ts";
import { type Goal, goals, groupOf } from "#src/dossier/goal.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { type Step, steps } from "#src/dossier/step.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { TickRow, type TickState } from "#src/ui/kit/TickRow.tsx";
import { GoalScores } from "./GoalScores.tsx";
import { OwnWords } from "./OwnWords.tsx";
import { SharedTalk } from "./SharedTalk.tsx";
import type { SharedPartProps } from "./shared-part-props.ts";

/** A goal in the resident's words with its steps; a part that holds none (any more) says so. */
export function SharedGoal(props: SharedPartProps): JSX.Element {
  const { t } = useI18n();
  const id = createUniqueId();
  const goal = (): Recorded<Goal> | undefined => goals(props.state)[0];
  return (
    <section class="roer-section" aria-labelledby={id}>
      <Show when={goal()}>
        <p class="roer-field__hint">{t().goals.goal.title}</p>
      </Show>
      <h2 id={id} dir="auto" translate="no">
        {goal()?.fields.text ?? t().goals.goal.title}
      </h2>
      <Show when={goal()?.fields} fallback={<p>{t().holder.plan.noText}</p>}>
        {(fields) => <AboutGoal goal={fields()} />}
      </Show>
      <Show when={goal()}>
        {(one) => (
          <Show when={one().fields.scale}>
            <h3>{t().keys.shared.progress}</h3>
            <GoalScores
              state={props.state}
              goal={one()}
              residentName={props.authorName(OWNER)}
              authorName={props.authorName}
            />
          </Show>
        )}
      </Show>
      <Steps state={props.state} />
      <SharedTalk {...props} />
    </section>
  );
}

function AboutGoal(props: { readonly goal: Goal }): JSX.Element {
  const { t, f } = useI18n();
  const group = () => groupOf(props.goal);
  return (
    <>
      <Show when={group() !== "now"}>
        <p>{t().goals.goal.state[group() === "done" ? "done" : "later"]}</p>
      </Show>
      <Show when={props.goal.why}>
        {(why) => (
          <div>
            <h3>{t().keys.shared.why}</h3>
            <OwnWords text={why()} />
          </div>
        )}
      </Show>
      <Show when={props.goal.dueDate}>{(date) => <p>{t().keys.shared.due(f().date(date()))}</p>}</Show>
    </>
  );
}

function Steps(props: Pick<SharedPartProps, "state">): JSX.Element {
  const { t, f } = useI18n();
  const shown = (): readonly Recorded<Step>[] => steps(props.state).filter(({ fields }) => fields.status !== "dropped");
  const stateOf = ({ status }: Step): TickState => (status === "done" || status === "stuck" ? status : "todo");
  const meta = (step: Step): string | undefined => {
    const who = step.who ?? (step.how === undefined ? undefined : t().goals.step[step.how]);
    const parts = [who, step.due === undefined ? undefined : f().relativeDay(step.due)].filter(
      (part) => part !== undefined,
    );
    return parts.length === 0 ? undefined : parts.join(", ");
  };
  return (
    <Show when={shown().length > 0} fallback={<p>{t().keys.shared.noSteps}</p>}>
      <TickList label={t().keys.shared.steps}>
        <For each={shown()}>
          {({ fields }) => <TickRow text={fields.title} state={stateOf(fields)} meta={meta(fields)} />}
        </For>
      </TickList>
    </Show>
  );
}

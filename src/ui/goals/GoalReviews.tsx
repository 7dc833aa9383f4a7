import { createMemo, For, type JSX, Show } from "solid-js";
import { GoalReview, goalReviews } from "#src/dossier/goal-review.ts";
import type { Recorded, Unchecked } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { RecordFacts } from "#src/ui/reading/RecordFacts.tsx";
import { reviewFields } from "#src/ui/reading/review-fields.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";
import type { Editing } from "./editing.ts";

export type GoalReviewsProps = {
  readonly item: PlanGoal;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
};

/** Terugkijken: what went well, what should be otherwise, when to look again; the last one in sight. */
export function GoalReviews(props: GoalReviewsProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const records = createRecords({ kind: GoalReview, section: () => props.item.section, all: goalReviews });
  const all = createMemo(() => goalReviews(props.item.state));
  const fields = () => reviewFields(t(), today());
  const add = async ({ ref }: PlanGoal["goal"], values: Unchecked): Promise<boolean> => {
    const undo = await records.add({ ...values, goal: ref });
    if (!undo) return false;
    say({ text: t().goals.review.saved, undo: { run: () => void undo() } });
    props.onEdit({ type: "nothing" });
    return true;
  };
  const remove = async (review: Recorded<GoalReview>): Promise<void> => {
    const undo = await records.remove(review);
    if (undo) say({ text: t().goals.review.removed, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  const One = (of: { readonly review: Recorded<GoalReview> }): JSX.Element => (
    <div class="roer-note">
      <p class="roer-field__hint">{t().goals.review.was(f().relativeDay(of.review.fields.on))}</p>
      <RecordFacts fields={fields()} values={of.review.fields} without="on" />
      <div class="roer-buttons">
        <Button
          kind="text"
          icon="trash"
          label={t().goals.review.remove(f().date(of.review.fields.on))}
          onClick={() => void remove(of.review)}
        >
          {t().records.remove}
        </Button>
      </div>
    </div>
  );
  const Add = (): JSX.Element => (
    <div class="roer-buttons">
      <Button kind="text" icon="undo" onClick={() => props.onEdit({ type: "review" })}>
        {t().goals.review.add}
      </Button>
    </div>
  );
  const Form = (): JSX.Element => (
    <RecordForm
      fields={fields()}
      draft={`goal/${props.item.section}/review`}
      start={{ on: today() }}
      writer={records.writer}
      onSave={(values) => add(props.item.goal, values)}
      onCancel={() => props.onEdit({ type: "nothing" })}
    />
  );
  return (
    <Show when={all().length > 0 || props.editing.type === "review"} fallback={<Add />}>
      <Section heading={t().goals.review.heading}>
        <Show when={props.editing.type === "review"}>
          <Form />
        </Show>
        <Show when={all()[0]}>{(last) => <One review={last()} />}</Show>
        <Show when={all().length > 1}>
          <Fold label={t().goals.review.earlier}>
            <For each={all().slice(1)}>{(review) => <One review={review} />}</For>
          </Fold>
        </Show>
        <Show when={props.editing.type !== "review"}>
          <Add />
        </Show>
      </Section>
    </Show>
  );
}

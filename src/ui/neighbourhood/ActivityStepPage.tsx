import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { groupOf } from "#src/dossier/goal.ts";
import { retract } from "#src/dossier/kind.ts";
import { createStep, Step } from "#src/dossier/step.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { activityAddress, type PlacedActivity } from "./activity-address.ts";
import { OnActivity } from "./OnActivity.tsx";
import { whenText } from "./when-text.ts";

/** An activity becomes a step of a goal, in the resident's own words if they like. */
export default function ActivityStepPage(): JSX.Element {
  return <OnActivity>{(one) => <ToStep {...one} />}</OnActivity>;
}

function ToStep(props: PlacedActivity): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const dossier = useOwnDossier();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- a form is opened for one activity
  const { activity, place } = props;
  const named = (): string =>
    [activity.name, whenText(t(), f(), activity)].filter((part) => part !== undefined).join(". ");
  const [title, setTitle, clear] = createEditDraft(`neighbourhood/step/${activity.id}`, () =>
    named().slice(0, LINE_LENGTH),
  );
  const goals = () => planGoals(dossier()).filter(({ goal }) => groupOf(goal.fields) !== "done");
  const [chosen, setChosen] = createSignal<string>();
  const [missing, setMissing] = createSignal(false);
  const only = () => (goals().length === 1 ? goals()[0] : undefined);
  const to = () => only() ?? goals().find(({ section }) => section === chosen());
  let field: HTMLTextAreaElement | undefined;

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const goal = to();
    setMissing(goal === undefined);
    if (!goal) return;
    const id = newEntityId();
    const { section } = goal;
    const step = { title: title(), goal: goal.goal.ref };
    if (!(await writer.write(section, (at) => createStep(step, id, at)))) {
      field?.focus();
      return;
    }
    clear();
    const undo = { run: () => void writer.write(section, (at) => retract(Step, id, at)) };
    say({ text: t().neighbourhood.step.saved, undo }, "next");
    navigate(`/plan/${section}`);
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault, t().neighbourhood.step.missing);
  };
  return (
    <Page title={t().neighbourhood.step.title} heading={t().neighbourhood.step.heading} back={activityAddress(place)}>
      <Show
        when={goals().length > 0}
        fallback={
          <EmptyState icon="flag" text={t().neighbourhood.step.noGoals}>
            <LinkButton href="/plan/nieuw">{t().neighbourhood.step.toGoal}</LinkButton>
          </EmptyState>
        }
      >
        <form class="roer-form" onSubmit={(event) => void save(event)}>
          <ChoiceGroup
            legend={t().neighbourhood.step.heading}
            legendHidden
            choices={goals().map(({ section, goal }) => ({ value: section, label: goal.fields.text }))}
            value={to()?.section}
            onChange={setChosen}
            error={missing() && to() === undefined ? t().neighbourhood.step.chooseGoal : undefined}
          />
          <TextArea
            label={t().neighbourhood.step.name}
            hint={t().neighbourhood.step.nameHint}
            value={title()}
            onInput={(typed) => {
              writer.clear();
              setTitle(typed);
            }}
            rows={2}
            maxLength={LINE_LENGTH}
            error={error()}
            ref={(element) => {
              field = element;
            }}
          />
          <div class="roer-page__actions">
            <Button type="submit">{t().neighbourhood.step.save}</Button>
          </div>
        </form>
      </Show>
    </Page>
  );
}

import { createSignal, type JSX, Show } from "solid-js";
import { NAME_LENGTH } from "#src/dossier/field-rules.ts";
import { createGoalScore, GoalScore } from "#src/dossier/goal-score.ts";
import { retract } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { LEVELS_DOWN, levelText } from "#src/ui/reading/goal-levels.ts";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";

/** Where a goal stands today: by the resident, or by somebody who sits beside them, each under their own name. */
export function GoalScoreForm(props: { readonly item: PlanGoal; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const today = useToday();
  const writer = createWriter();
  const [level, setLevel] = createSignal<string>();
  const [who, setWho] = createSignal<"self" | "companion">("self");
  // oxlint-disable-next-line solid/reactivity -- a form is opened for one goal
  const { section, goal } = props.item;
  const [name, setName, clearName] = createEditDraft(`goal/${section}/scorer`, () => "");
  const [missing, setMissing] = createSignal<"level" | "name">();

  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const chosen = level();
    const lacks = chosen === undefined ? "level" : who() === "companion" && name().trim() === "" ? "name" : undefined;
    setMissing(lacks);
    if (lacks || chosen === undefined) return;
    const id = newEntityId();
    const score = {
      goal: goal.ref,
      on: today(),
      level: Number(chosen),
      scorer: who(),
      ...(who() === "companion" ? { scorerName: name() } : {}),
    };
    if (!(await writer.write(section, (at) => createGoalScore(score, id, at)))) return;
    clearName();
    const undo = (): void => void writer.write(section, (at) => retract(GoalScore, id, at));
    say({ text: t().goals.scale.scored, undo: { run: undo } });
    props.onClose();
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return missing() === "level" ? t().goals.scale.missingLevel : fault && faultText(t(), fault);
  };
  return (
    <form class="roer-form" onSubmit={(event) => void save(event)}>
      <ChoiceGroup
        legend={t().goals.scale.scoreHeading}
        choices={LEVELS_DOWN.map((one) => ({
          value: String(one),
          label: levelText(t(), goal.fields, one),
        }))}
        value={level()}
        onChange={setLevel}
        error={error()}
      />
      <ChoiceGroup<"self" | "companion">
        legend={t().goals.scale.who}
        choices={[
          { value: "self", label: t().goals.scale.me },
          { value: "companion", label: t().goals.scale.other },
        ]}
        value={who()}
        onChange={setWho}
      />
      <Show when={who() === "companion"}>
        <TextField
          label={t().goals.scale.name}
          value={name()}
          onInput={setName}
          capitals="words"
          maxLength={NAME_LENGTH}
          error={missing() === "name" ? t().goals.scale.nameMissing : undefined}
        />
      </Show>
      <div class="roer-buttons">
        <Button type="submit">{t().kit.save}</Button>
        <Button kind="text" onClick={() => props.onClose()}>
          {t().kit.cancel}
        </Button>
      </div>
    </form>
  );
}

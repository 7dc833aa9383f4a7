import { createSignal, type JSX } from "solid-js";
import type { Goal } from "#src/dossier/goal.ts";
import { createGoalScore } from "#src/dossier/goal-score.ts";
import type { Recorded } from "#src/dossier/kind.ts";
import { newEntityId } from "#src/operations/access-change.ts";
import { record, type RecordFault } from "#src/operations/record.ts";
import type { Replica } from "#src/operations/replica.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { LEVELS_DOWN, levelText } from "#src/ui/reading/goal-levels.ts";
import { useApp, useSession } from "#src/ui/session/app-context.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { raterOf } from "./rater-of.ts";

export type ScoreFormProps = {
  readonly replica: Replica;
  readonly section: SectionId;
  readonly goal: Recorded<Goal>;
};

/** How far a goal is as this holder sees it, beside the resident's own view and never in its place. */
export function ScoreForm(props: ScoreFormProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const today = useToday();
  const [level, setLevel] = createSignal<string>();
  const [fault, setFault] = createSignal<RecordFault | "missing">();
  const [done, setDone] = createSignal(false);

  const choose = (next: string): void => {
    setLevel(next);
    setFault(undefined);
    setDone(false);
  };
  const send = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const chosen = level();
    if (chosen === undefined) {
      setFault("missing");
      return;
    }
    const score = {
      goal: props.goal.ref,
      on: today(),
      level: Number(chosen),
      scorer: raterOf(session()),
    };
    const kept = await record(session(), props.replica, props.section, (at) =>
      createGoalScore(score, newEntityId(), at),
    );
    setFault(kept.ok ? undefined : kept.error);
    if (!kept.ok) return;
    setLevel(undefined);
    setDone(true);
    app.wake();
  };
  const error = (): string | undefined => {
    const why = fault();
    return why === "missing" ? t().holder.score.missing : why && faultText(t(), why);
  };
  return (
    <Section heading={t().holder.score.heading}>
      <form class="roer-form" onSubmit={(event) => void send(event)}>
        <ChoiceGroup
          legend={t().holder.score.label(props.goal.fields.text)}
          choices={LEVELS_DOWN.map((one) => ({ value: String(one), label: levelText(t(), props.goal.fields, one) }))}
          value={level()}
          onChange={choose}
          error={error()}
        />
        <div class="roer-buttons">
          <Button kind="quiet" type="submit">
            {t().holder.score.send}
          </Button>
          <p role="status">{done() ? t().holder.score.sent : ""}</p>
        </div>
      </form>
    </Section>
  );
}

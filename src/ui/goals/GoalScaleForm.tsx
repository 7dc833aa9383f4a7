import { createSignal, For, type JSX } from "solid-js";
import { LINE_LENGTH } from "#src/dossier/field-rules.ts";
import { amendGoal, type Goal } from "#src/dossier/goal.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { createEditDraft } from "#src/ui/session/create-edit-draft.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";

/** The level one starts from, and the one that is enough. */
const NOW = -2;
const CONTENT = 0;
const BETWEEN = [-1, 1, 2] as const;

/** Two sentences make a scale; the three between and beyond are for who wants them. */
export function GoalScaleForm(props: { readonly item: PlanGoal; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const writer = createWriter();
  // oxlint-disable-next-line solid/reactivity -- a form is opened for one goal
  const { section, goal } = props.item;
  const before = goal.fields.scale;
  const [missing, setMissing] = createSignal(false);
  const drafts = new Map(
    [NOW, CONTENT, ...BETWEEN].map((level) => {
      const written = (): string => before?.find((one) => one.level === level)?.text ?? "";
      return [level, createEditDraft(`goal/${section}/scale/${level}`, written)] as const;
    }),
  );
  const draft = (level: number) => {
    const found = drafts.get(level);
    if (!found) throw new Error("each level has its draft");
    return found;
  };

  const write = (scale: Goal["scale"] | null): Promise<boolean> =>
    writer.write(section, (at) => amendGoal(goal.ref.id, { scale: scale ?? null, baseline: scale ? NOW : null }, at));
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const texts = [...drafts].map(([level, [text]]) => ({ level, text: text().trim() }));
    const scale = texts.filter(({ text }) => text !== "").sort((a, b) => a.level - b.level);
    const whole = [NOW, CONTENT].every((level) => scale.some((one) => one.level === level));
    setMissing(!whole);
    if (!whole || !(await write(scale))) return;
    for (const [, [, , clear]] of drafts) clear();
    say({ text: t().goals.scale.saved, undo: { run: () => void write(before ?? null) } });
    props.onClose();
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return missing() ? t().goals.scale.missing : fault && faultText(t(), fault);
  };
  const Sentence = (field: {
    level: number;
    label: string;
    hint?: string;
    error?: string | undefined;
    first?: boolean;
  }) => {
    // oxlint-disable-next-line solid/reactivity -- a level keeps its field
    const [text, setText, , saved] = draft(field.level);
    return (
      <TextArea
        label={field.label}
        hint={field.hint}
        value={text()}
        onInput={setText}
        draftSaved={saved()}
        rows={2}
        maxLength={LINE_LENGTH}
        error={field.error}
        ref={(element) => field.first && queueMicrotask(() => element.focus())}
      />
    );
  };
  return (
    <form class="roer-form" onSubmit={(event) => void save(event)}>
      <Sentence level={NOW} label={t().goals.scale.now} hint={t().goals.scale.nowHint} error={error()} first />
      <Sentence level={CONTENT} label={t().goals.scale.content} hint={t().goals.scale.contentHint} />
      <Fold label={t().goals.scale.more}>
        <For each={BETWEEN}>
          {(level, i) => (
            <Sentence
              level={level}
              label={[t().goals.scale.between, t().goals.scale.better, t().goals.scale.best][i()] ?? ""}
            />
          )}
        </For>
      </Fold>
      <div class="roer-buttons">
        <Button type="submit">{t().kit.save}</Button>
        <Button kind="text" onClick={() => props.onClose()}>
          {t().kit.cancel}
        </Button>
      </div>
    </form>
  );
}

import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import { type EntityRef, entityKey } from "#src/dossier/entity-id.ts";
import { FamilyGoal, familyGoals } from "#src/dossier/family-goal.ts";
import { type Recorded, recordsOf, type Unchecked } from "#src/dossier/kind.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { TickRow } from "#src/ui/kit/TickRow.tsx";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { say } from "#src/ui/session/toast.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";

export type FamilyGoalsProps = {
  /** Whose; undefined for all together. */
  readonly member: EntityRef | undefined;
  readonly none: string;
};

/** Goals to tick, to add and to take away, on the spot. */
export function FamilyGoals(props: FamilyGoalsProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const [adding, setAdding] = createSignal(false);
  const records = createRecords({
    kind: FamilyGoal,
    section: "family",
    all: (state) => recordsOf(state, FamilyGoal),
  });
  const shown = createMemo(
    () => new Map(familyGoals(records.state(), props.member).map((goal) => [entityKey(goal.ref), goal])),
  );
  const fields = (): readonly RecordField[] => [
    {
      type: "line",
      name: "text",
      label: t().family.goals.label,
      hint: t().family.goals.hint,
      missing: t().family.goals.missing,
    },
    { type: "name", name: "helper", label: t().family.goals.helper, hint: t().kit.optional },
  ];
  const add = async (values: Unchecked): Promise<boolean> => {
    const undo = await records.add({ ...values, whose: props.member ?? null });
    if (!undo) return false;
    say({ text: t().family.goals.saved(String(values["text"]).trim()), undo: { run: () => void undo() } });
    setAdding(false);
    return true;
  };
  const remove = async (goal: Recorded<FamilyGoal>): Promise<void> => {
    const undo = await records.remove(goal);
    if (!undo) return;
    const text = t().records.removed(goal.fields.text);
    say({ text, undo: { label: t().records.putBack, run: () => void undo() } });
  };
  const meta = ({ helper, doneOn }: FamilyGoal): string | undefined => {
    const parts = [
      helper === undefined ? undefined : t().family.goals.helps(helper),
      doneOn === undefined ? undefined : t().family.goals.done(f().relativeDay(doneOn)),
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? undefined : parts.join(" · ");
  };
  return (
    <>
      <Show when={shown().size > 0} fallback={<p>{props.none}</p>}>
        <TickList label={t().family.goals.label}>
          <For each={[...shown().keys()]}>
            {(key) => (
              <Show when={shown().get(key)}>
                {(goal) => (
                  <TickRow
                    text={goal().fields.text}
                    state={goal().fields.doneOn === undefined ? "todo" : "done"}
                    meta={meta(goal().fields)}
                    onChange={(done) => void records.change(goal(), { doneOn: done ? today() : null })}
                    end={
                      <Button
                        kind="text"
                        icon="trash"
                        label={t().family.goals.remove(goal().fields.text)}
                        onClick={() => void remove(goal())}
                      >
                        {t().records.remove}
                      </Button>
                    }
                  />
                )}
              </Show>
            )}
          </For>
        </TickList>
      </Show>
      <Show
        when={adding()}
        fallback={
          <div class="roer-buttons">
            <Button kind="text" icon="add" onClick={() => setAdding(true)}>
              {t().family.goals.add}
            </Button>
          </div>
        }
      >
        <RecordForm
          fields={fields()}
          draft={`family-goal/${props.member?.id ?? "together"}`}
          start={{}}
          writer={records.writer}
          onSave={add}
          onCancel={() => setAdding(false)}
        />
      </Show>
    </>
  );
}

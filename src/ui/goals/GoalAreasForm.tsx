import { createMemo, type JSX } from "solid-js";
import { Goal, goals } from "#src/dossier/goal.ts";
import { listNames, topicsFor } from "#src/dossier/goal-topics.ts";
import type { Unchecked } from "#src/dossier/kind.ts";
import { lifeAreas } from "#src/dossier/life-area.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import type { RecordField } from "#src/ui/reading/record-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { createRecords } from "#src/ui/writing/create-records.ts";
import { formOf } from "#src/ui/writing/form-values.ts";
import { RecordForm } from "#src/ui/writing/RecordForm.tsx";

/** What a goal belongs to, by the names the resident has for it. */
export function GoalAreasForm(props: { readonly item: PlanGoal; readonly onClose: () => void }): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const records = createRecords({ kind: Goal, section: () => props.item.section, all: goals });
  const fields = createMemo((): readonly RecordField[] => {
    const known = lifeAreas(dossier().shownOf("areas"))
      .filter(({ hidden }) => !hidden)
      .map((area) => areaName(t(), area));
    // A name from before, that the list no longer has, can be taken away here.
    const names = [...new Set([...known, ...(props.item.goal.fields.areas ?? [])])];
    return [
      {
        type: "several",
        name: "areas",
        label: t().goals.goal.areas,
        choices: names.map((value) => ({ value, label: value })),
      },
    ];
  });
  /** Kept beside the names, so that a topic with another name later is still known for what it is. */
  const topics = (chosen: readonly string[]) => {
    const before = props.item.goal.fields.topics ?? [];
    const found = topicsFor(
      chosen,
      listNames(lifeAreas(dossier().shownOf("areas")), (area) => areaName(t(), area)),
    );
    const kept = before.filter(({ name }) => chosen.includes(name) && !found.some((one) => one.name === name));
    const all = [...found, ...kept];
    return all.length === 0 ? null : all;
  };
  const save = async (goal: PlanGoal["goal"], values: Unchecked): Promise<boolean> => {
    const chosen = Array.isArray(values["areas"]) ? values["areas"].map(String) : [];
    const undo = await records.change(goal, { ...values, topics: topics(chosen) });
    if (!undo) return false;
    say({ text: t().goals.goal.changed, undo: { run: () => void undo() } });
    props.onClose();
    return true;
  };
  return (
    <RecordForm
      fields={fields()}
      draft={`goal/${props.item.section}/areas`}
      start={formOf(fields(), props.item.goal.fields)}
      writer={records.writer}
      onSave={(values) => save(props.item.goal, values)}
      onCancel={() => props.onClose()}
    />
  );
}

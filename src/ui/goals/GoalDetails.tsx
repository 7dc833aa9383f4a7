import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import type { IconName } from "#src/ui/kit/icon-shapes.ts";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import type { Editing } from "./editing.ts";
import { GoalAreasForm } from "./GoalAreasForm.tsx";
import { GoalDueForm } from "./GoalDueForm.tsx";
import { GoalTextForm } from "./GoalTextForm.tsx";

export type GoalDetailsProps = {
  readonly item: PlanGoal;
  readonly editing: Editing;
  readonly onEdit: (editing: Editing) => void;
};

type Detail = Extract<Editing["type"], "why" | "barriers" | "areas" | "due">;
const DETAILS: readonly Detail[] = ["why", "barriers", "areas", "due"];
const ICONS: Readonly<Record<Detail, IconName>> = {
  why: "heart",
  barriers: "stuck",
  areas: "sunrise",
  due: "calendar",
};

/** Why, what is in the way, what it belongs to, by when: offered after the goal is there, never asked before. */
export function GoalDetails(props: GoalDetailsProps): JSX.Element {
  const { t, f } = useI18n();
  const words = () => t().goals.goal;
  const close = (): void => props.onEdit({ type: "nothing" });
  /** As a sentence; undefined while nothing was said. */
  const said = (detail: Detail): string | undefined => {
    const { why, barriers, areas, dueDate } = props.item.goal.fields;
    switch (detail) {
      case "why":
        return why && words().whySay(why);
      case "barriers":
        return barriers && words().barriersSay(barriers);
      case "areas":
        return areas && areas.length > 0 ? words().areasSay(f().list(areas)) : undefined;
      case "due":
        return dueDate && words().dueSay(f().date(dueDate));
    }
  };
  const Detailed = (of: { readonly detail: Detail }): JSX.Element => (
    <Switch>
      <Match when={props.editing.type === of.detail && (of.detail === "why" || of.detail === "barriers") && of.detail}>
        {(field) => <GoalTextForm item={props.item} field={field()} onClose={close} />}
      </Match>
      <Match when={props.editing.type === of.detail && of.detail === "areas"}>
        <GoalAreasForm item={props.item} onClose={close} />
      </Match>
      <Match when={props.editing.type === of.detail && of.detail === "due"}>
        <GoalDueForm item={props.item} onClose={close} />
      </Match>
      <Match when={said(of.detail)}>
        {(text) => (
          <SummaryRow
            text={text()}
            changeLabel={words()[`${of.detail}Change`]}
            onChange={() => props.onEdit({ type: of.detail })}
          />
        )}
      </Match>
    </Switch>
  );
  const Offer = (of: { readonly detail: Detail }): JSX.Element => (
    <Show when={said(of.detail) === undefined && props.editing.type !== of.detail}>
      <Button kind="text" icon={ICONS[of.detail]} onClick={() => props.onEdit({ type: of.detail })}>
        {words()[`${of.detail}Offer`]}
      </Button>
    </Show>
  );
  return (
    <div>
      <For each={DETAILS}>{(detail) => <Detailed detail={detail} />}</For>
      <div class="roer-buttons">
        <For each={DETAILS}>{(detail) => <Offer detail={detail} />}</For>
      </div>
    </div>
  );
}

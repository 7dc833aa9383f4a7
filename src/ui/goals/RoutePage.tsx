import { createMemo, For, type JSX, Show } from "solid-js";
import { amendGoal, type GoalGroup } from "#src/dossier/goal.ts";
import { openSteps } from "#src/dossier/step.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { inTurn } from "#src/ui/session/in-turn.ts";
import { type PlanGoal, planGoals } from "#src/ui/session/plan-goals.ts";
import { say } from "#src/ui/session/toast.ts";
import { moveGoal, type Placed } from "./order-goals.ts";
import "./route.css";

const GROUPS: readonly GoalGroup[] = ["later", "now", "done"];

/** Routekaart: what is to be picked up, what is going on and in which order, what is done; on one A4. */
export default function RoutePage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const words = () => t().goals.route;
  const goals = createMemo(() => new Map(GROUPS.map((group) => [group, planGoals(dossier(), group)] as const)));
  const of = (group: GoalGroup): readonly PlanGoal[] => goals().get(group) ?? [];
  const next = ({ state, goal }: PlanGoal): string | undefined => openSteps(state, goal.ref)[0]?.fields.title;

  const put = async (places: readonly Placed[]): Promise<boolean> => {
    for (const { item, rank } of places)
      if (!(await writer.write(item.section, (at) => amendGoal(item.goal.ref.id, { rank }, at)))) return false;
    return true;
  };
  // A move is several writes, one for each goal whose place changes.
  const turns = inTurn();
  const moveLater = ({ section }: PlanGoal, by: -1 | 1): void => {
    // oxlint-disable-next-line solid/reactivity -- looks up the goals as they stand when its turn comes
    turns(() => move(section, by));
  };
  const move = async (section: SectionId, by: -1 | 1): Promise<void> => {
    const before = of("now");
    const item = before.find((one) => one.section === section);
    const places = item ? moveGoal(before, item, by) : [];
    if (!item || places.length === 0 || !(await put(places))) return;
    const back = before.map((one, rank) => ({ item: one, rank }));
    say({ text: words().moved(item.goal.fields.text), undo: { run: () => turns(() => put(back)) } });
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  const sections = (group: GoalGroup) => of(group).map(({ section }) => section);
  const Stop = (props: { readonly item: PlanGoal; readonly group: GoalGroup }): JSX.Element => (
    <li class="roer-route__stop">
      <a class="roer-route__goal" href={`/plan/${props.item.section}`} dir="auto" translate="no">
        {props.item.goal.fields.text}
      </a>
      <Show when={props.group === "now" && next(props.item)}>{(step) => <p dir="auto">{words().next(step())}</p>}</Show>
      <Show when={props.group === "now" && of("now").length > 1}>
        <div class="roer-buttons roer-print-hidden">
          <Button
            kind="text"
            label={words().upOf(props.item.goal.fields.text)}
            onClick={() => moveLater(props.item, -1)}
          >
            {words().up}
          </Button>
          <Button
            kind="text"
            label={words().downOf(props.item.goal.fields.text)}
            onClick={() => moveLater(props.item, 1)}
          >
            {words().down}
          </Button>
        </div>
      </Show>
    </li>
  );
  return (
    <Page
      title={words().title}
      heading={words().heading}
      lead={words().lead}
      back="/plan"
      actions={
        <Button icon="printer" onClick={() => window.print()}>
          {words().print}
        </Button>
      }
    >
      <Paper size="A4">
        <p class="roer-print-only" dir="auto">
          {t().sheets.made(residentName(dossier()) ?? "", f().date(session().now()))}
        </p>
        <ErrorText text={error()} />
        <For each={GROUPS}>
          {(group) => (
            <div class={`roer-route roer-route--${group}`}>
              <Section heading={words()[group]}>
                <Show when={of(group).length > 0} fallback={<p>{words().none}</p>}>
                  <ol class="roer-route__stops">
                    <For each={sections(group)}>
                      {(section) => (
                        <Show when={of(group).find((item) => item.section === section)}>
                          {(item) => <Stop item={item()} group={group} />}
                        </Show>
                      )}
                    </For>
                  </ol>
                </Show>
                <Show when={group === "now" && of("now").length > 3}>
                  <p class="roer-field__hint">{words().today}</p>
                </Show>
              </Section>
            </div>
          )}
        </For>
      </Paper>
    </Page>
  );
}

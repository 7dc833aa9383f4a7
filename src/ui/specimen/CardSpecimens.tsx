import { For, type JSX } from "solid-js";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { Avatar } from "#src/ui/kit/Avatar.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { DayLog } from "#src/ui/kit/DayLog.tsx";
import { GoalCard } from "#src/ui/kit/GoalCard.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { KeyCard, type KeyState } from "#src/ui/kit/KeyCard.tsx";
import { NoteItem } from "#src/ui/kit/NoteItem.tsx";
import { PersonRow } from "#src/ui/kit/PersonRow.tsx";
import { SummaryRow } from "#src/ui/kit/SummaryRow.tsx";
import { Tabs } from "#src/ui/kit/Tabs.tsx";
import { TickedRow } from "#src/ui/kit/TickedRow.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { TickRow, type TickState } from "#src/ui/kit/TickRow.tsx";
import { WhoCanSee } from "#src/ui/kit/WhoCanSee.tsx";

const KEYS: readonly KeyState[] = ["active", "ending", "over", "stopping"];
const TICKS: readonly TickState[] = ["todo", "done", "stuck"];
const NAME = "Noor van den Berg-Jansen";
const nothing = (): void => undefined;

/** Goals, keys, people, notes and the log: empty, filled, ending, over. */
export function CardSpecimens(): JSX.Element {
  const { t } = useI18n();
  return (
    <div class="roer-form">
      <AttentionCard
        icon="key"
        heading={t().today.attention.keyAsked(NAME)}
        actions={<Button>{t().today.attention.keyAskedAction}</Button>}
      />
      <Tabs
        label={t().goals.plan.tabs}
        tabs={[
          { label: t().goals.plan.now, href: "/kit", current: true },
          { label: t().goals.plan.later, href: "/kit", current: false },
        ]}
      />
      <div class="roer-cards">
        <GoalCard
          title={t().practice.title}
          href="/kit"
          none={t().goals.goal.noSteps}
          foot={<WhoCanSee people={[]} />}
        />
        <GoalCard
          title={t().explore.areas["self-care"]}
          href="/kit"
          none={t().goals.step.allDone}
          done={t().goals.goal.state.done}
        />
        <GoalCard
          title={t().explore.areas.neighbourhood}
          href="/kit"
          none={t().goals.goal.noSteps}
          steps={
            <TickList label={t().goals.goal.steps}>
              <For each={TICKS}>
                {(state) => <TickRow text={t().kit.tick[state]} state={state} onChange={nothing} />}
              </For>
              <TickedRow text={t().today.stepDone(t().kit.done)} undoLabel={t().goals.step.putBack} onUndo={nothing} />
            </TickList>
          }
        />
        <For each={KEYS}>
          {(state) => (
            <KeyCard
              state={state}
              name={NAME}
              role={t().keys.parts.coordination}
              what={t().keys.check.seesNothing}
              when={t().keys.check.until(t().calendar.fields.tomorrow)}
              left={state === "over" ? 0 : 0.4}
            />
          )}
        </For>
      </div>
      <ul>
        <PersonRow name={NAME} hint={t().keys.parts.network} left={0.3} href="/kit" />
      </ul>
      <Avatar name={NAME} large />
      <SummaryRow text={t().keys.check.seesNothing} changeLabel={t().keys.check.changeSees} onChange={nothing} />
      <NoteItem name={NAME} role={t().keys.parts.coordination} day={t().calendar.fields.today} text={t().kit.saved} />
      <DayLog days={[{ day: t().calendar.fields.today, lines: [{ text: t().kit.saved, time: "14:30" }] }]} />
    </div>
  );
}

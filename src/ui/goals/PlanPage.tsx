import { useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, For, type JSX, Show } from "solid-js";
import type { GoalGroup } from "#src/dossier/goal.ts";
import type { SectionId } from "#src/protocol/ids.ts";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { type Tab, Tabs } from "#src/ui/kit/Tabs.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createStepTicks } from "#src/ui/session/create-step-ticks.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { groupFrom, PLAN_GROUPS } from "./plan-groups.ts";
import { PlanCard } from "./PlanCard.tsx";

/** Plan: Nu · Later · Klaar, goal cards newest first. */
export default function PlanPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const ticks = createStepTicks(writer, useToday());
  const [query] = useSearchParams<{ toon: string }>();
  const [adding, setAdding] = createSignal<SectionId>();

  const group = (): GoalGroup => groupFrom(query.toon);
  const items = createMemo(() => new Map(planGoals(dossier(), group()).map((item) => [item.section, item])));
  const sections = createMemo(() => [...items().keys()]);
  const empty = (): string => {
    const words = { now: t().goals.plan.empty, later: t().goals.plan.emptyLater, done: t().goals.plan.emptyDone };
    return words[group()];
  };
  const tabs = (): readonly Tab[] => {
    const words = {
      now: t().goals.plan.now,
      later: t().goals.plan.later,
      done: t().goals.plan.done(planGoals(dossier(), "done").length),
    };
    return PLAN_GROUPS.map((one) => ({
      label: words[one],
      href: one === "now" ? "/plan" : `/plan?toon=${one}`,
      current: one === group(),
    }));
  };
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Page
      title={t().goals.plan.title}
      actions={
        <Show when={adding() === undefined}>
          <LinkButton href="/plan/nieuw" icon="add">
            {t().goals.plan.add}
          </LinkButton>
          <Show when={planGoals(dossier()).length > 0}>
            <LinkButton kind="text" icon="map" href="/plan/route">
              {t().goals.route.open}
            </LinkButton>
            <LinkButton kind="text" icon="sheet" href="/blad/vervullen">
              {t().sheets.open}
            </LinkButton>
          </Show>
        </Show>
      }
    >
      <Tabs label={t().goals.plan.tabs} tabs={tabs()} />
      <ErrorText text={error()} />
      <Show when={sections().length > 0} fallback={<EmptyState icon="flag" text={empty()} />}>
        <div class="roer-cards">
          <For each={sections()}>
            {(section) => (
              <Show when={items().get(section)}>
                {(item) => (
                  <PlanCard
                    item={item()}
                    people={whoCanSee(dossier(), session().now(), section)}
                    ticks={ticks}
                    adding={adding() === section}
                    onAdd={(open) => setAdding(open ? section : undefined)}
                  />
                )}
              </Show>
            )}
          </For>
        </div>
      </Show>
    </Page>
  );
}

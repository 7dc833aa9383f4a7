import { createMemo, For, type JSX, Show } from "solid-js";
import { type EntityKey, entityKey } from "#src/dossier/entity-id.ts";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { TickedRow } from "#src/ui/kit/TickedRow.tsx";
import { TickList } from "#src/ui/kit/TickList.tsx";
import { TickRow } from "#src/ui/kit/TickRow.tsx";
import { createStepTicks } from "#src/ui/session/create-step-ticks.ts";
import { createWriter } from "#src/ui/session/create-writer.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { stepLine } from "#src/ui/session/step-line.ts";
import { stepsToShow } from "./next-steps.ts";

const MOST = 3;

/** The next three steps over all goals of now, to tick on the spot. */
export function NextSteps(props: { readonly goals: readonly PlanGoal[] }): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const writer = createWriter();
  const ticks = createStepTicks(writer, useToday());
  const shown = createMemo(
    () => new Map(stepsToShow(props.goals, MOST, ticks.isTicked).map((next) => [entityKey(next.step.ref), next])),
  );
  const keys = createMemo<readonly EntityKey[]>(() => [...shown().keys()]);
  const error = (): string | undefined => {
    const fault = writer.fault();
    return fault && faultText(t(), fault);
  };
  return (
    <Section heading={t().today.steps}>
      <ErrorText text={error()} />
      <Show when={keys().length > 0} fallback={<p>{t().today.stepsNone}</p>}>
        <TickList label={t().today.steps}>
          <For each={keys()}>
            {(key) => (
              <Show when={shown().get(key)}>
                {(next) => (
                  <Show
                    when={ticks.isTicked(next().step)}
                    fallback={
                      <TickRow
                        text={next().step.fields.title}
                        state={next().step.fields.status === "stuck" ? "stuck" : "todo"}
                        meta={stepLine(t(), f(), dossier(), next().item.section, next().step)}
                        onChange={() => void ticks.tick(next().item.section, next().step)}
                      />
                    }
                  >
                    <TickedRow
                      text={t().today.stepDone(next().step.fields.title)}
                      undoLabel={t().goals.step.putBack}
                      onUndo={() => void ticks.putBack(next().item.section, next().step)}
                    />
                  </Show>
                )}
              </Show>
            )}
          </For>
        </TickList>
      </Show>
    </Section>
  );
}

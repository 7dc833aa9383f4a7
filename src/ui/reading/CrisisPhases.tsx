import { createMemo, For, type JSX, Show } from "solid-js";
import { CRISIS_FIELDS, CRISIS_PHASES, type CrisisPhaseName, crisisPhases } from "#src/dossier/crisis-phase.ts";
import type { SectionState } from "#src/dossier/reduce.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { crisisFields } from "./crisis-fields.ts";
import { RecordFacts } from "./RecordFacts.tsx";

export type CrisisPhasesProps = {
  readonly state: SectionState;
  /** One below the heading under which the card stands. */
  readonly level: 2 | 3;
  /** What can be done with a phase; for the resident. */
  readonly Foot?: (props: { readonly phase: CrisisPhaseName }) => JSX.Element;
};

/** The card phase by phase, each with what is known; a phase of which nothing is known only where it can be filled in. */
export function CrisisPhases(props: CrisisPhasesProps): JSX.Element {
  const { t } = useI18n();
  const phases = createMemo(() => crisisPhases(props.state));
  const told = (phase: CrisisPhaseName): boolean =>
    CRISIS_FIELDS.some((field) => phases().get(phase)?.fields[field] !== undefined);
  return (
    <For each={CRISIS_PHASES}>
      {(phase) => (
        <Show when={told(phase) || props.Foot}>
          <section class="roer-section roer-crisis-phase">
            <Show when={props.level === 2} fallback={<h3>{t().crisis.phases[phase]}</h3>}>
              <h2>{t().crisis.phases[phase]}</h2>
            </Show>
            <RecordFacts fields={crisisFields(t())} values={phases().get(phase)?.fields ?? {}} />
            <Show when={props.Foot}>{(Foot) => Foot()({ phase })}</Show>
          </section>
        </Show>
      )}
    </For>
  );
}

import { createMemo, type JSX, Show } from "solid-js";
import { actsIn, type StandingAct } from "#src/operations/standing-acts.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { actThatMadeGoal } from "#src/ui/session/done-for-me.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { StandingActs } from "#src/ui/writing/StandingActs.tsx";

/** What somebody did for the resident here: the goal itself, and its steps. Nothing at all when there is none. */
export function DoneForMe(props: { readonly item: PlanGoal }): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const acts = createMemo((): readonly StandingAct[] => {
    const { section, state, goal } = props.item;
    const itself = goal.fields.proposedBy && actThatMadeGoal(dossier(), goal.ref);
    const here = [...actsIn(dossier(), section, state)].sort((a, b) => b.at - a.at);
    return itself ? [itself, ...here] : here;
  });
  return (
    <Show when={acts().length > 0}>
      <Section heading={t().represent.key.heading}>
        <StandingActs acts={acts()} />
      </Section>
    </Show>
  );
}

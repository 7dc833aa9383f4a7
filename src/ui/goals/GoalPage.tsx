import { useParams } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import type { SectionState } from "#src/dossier/reduce.ts";
import { proposals } from "#src/dossier/answer.ts";
import { actsIn } from "#src/operations/standing-acts.ts";
import { parseId16, type SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { goalIn, type PlanGoal } from "#src/ui/session/plan-goals.ts";
import { StandingActs } from "#src/ui/writing/StandingActs.tsx";
import { AnsweredProposals } from "./AnsweredProposals.tsx";
import { GoalView } from "./GoalView.tsx";
import { Proposals } from "./Proposals.tsx";

/**
 * A goal, by the id of its section. What was proposed in another section, such as Zo help je mij, is answered here too,
 * by that section's id.
 */
export default function GoalPage(): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const dossier = useOwnDossier();
  const section = createMemo(() => parseId16<SectionId>(params.id));
  const goal = (): PlanGoal | undefined => {
    const id = section();
    return id && goalIn(dossier(), id);
  };
  const otherState = (): SectionState | undefined => {
    const id = section();
    const copy = id && dossier().section(id);
    return copy && copy.kind !== "goal" ? dossier().shown(copy.id) : undefined;
  };
  const Gone = (): JSX.Element => (
    <Page
      title={t().goals.goal.title}
      heading={t().goals.goal.gone}
      actions={<LinkButton href="/plan">{t().goals.goal.toPlan}</LinkButton>}
    />
  );
  return (
    <Show when={section()} keyed fallback={<Gone />}>
      {(id) => (
        <Switch fallback={<Gone />}>
          <Match when={goal()}>{(item) => <GoalView item={item()} />}</Match>
          <Match when={otherState()}>
            {(state) => (
              <Page title={t().goals.proposal.title} heading={t().goals.proposal.plan} back="/vandaag">
                <Show when={proposals(state()).length > 0} fallback={<p>{t().goals.proposal.none}</p>}>
                  <Proposals section={id} state={state()} goal={undefined} primary />
                  <StandingActs acts={actsIn(dossier(), id, state())} />
                  <AnsweredProposals state={state()} />
                </Show>
              </Page>
            )}
          </Match>
        </Switch>
      )}
    </Show>
  );
}

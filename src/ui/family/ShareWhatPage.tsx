import { For, type JSX, Show } from "solid-js";
import { aboutMeOf } from "#src/dossier/about-me.ts";
import { emptySection } from "#src/dossier/reduce.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { sharedFamilyPlans } from "#src/ui/session/family-plans.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import { FAMILY, SHARE } from "./family-addresses.ts";
import { NoFamilyPlan } from "./NoFamilyPlan.tsx";
import { ABOUT_TO_SHARE } from "./share-sources.ts";

/** Which words of one's own go into the family's plan of somebody else. */
export default function ShareWhatPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const about = () => aboutMeOf(dossier().shown(dossier().only("about").id) ?? emptySection)?.fields ?? {};
  const told = () => ABOUT_TO_SHARE.filter((field) => about()[field] !== undefined);
  const goals = () => planGoals(dossier(), "now");
  return (
    <Show when={sharedFamilyPlans(session()).length > 0} fallback={<NoFamilyPlan />}>
      <Page title={t().family.others.title} heading={t().family.others.heading2} back={FAMILY}>
        <Show when={goals().length > 0}>
          <Section heading={t().family.others.goals}>
            <div class="roer-choices">
              <For each={goals()}>
                {({ section, goal }) => (
                  <ChoiceRow icon="flag" label={goal.fields.text} go={`${SHARE}/doel?van=${section}`} />
                )}
              </For>
            </div>
          </Section>
        </Show>
        <Show when={told().length > 0}>
          <Section heading={t().family.others.about}>
            <div class="roer-choices">
              <For each={told()}>
                {(field) => (
                  <ChoiceRow
                    icon="heart"
                    label={t().about.fields[field]}
                    hint={about()[field]}
                    go={`${SHARE}/woorden?van=${field}`}
                  />
                )}
              </For>
            </div>
          </Section>
        </Show>
        <Section heading={t().family.others.own}>
          <div class="roer-choices">
            <ChoiceRow icon="note" label={t().family.others.ownWords} go={`${SHARE}/woorden`} />
            <ChoiceRow icon="flag" label={t().family.others.ownGoal} go={`${SHARE}/doel`} />
            <ChoiceRow icon="hand" label={t().family.others.ownDoes} go={`${SHARE}/doen`} />
          </div>
        </Section>
      </Page>
    </Show>
  );
}

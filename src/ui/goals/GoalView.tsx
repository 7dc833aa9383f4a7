import { createSignal, type JSX, Show } from "solid-js";
import { openProposals } from "#src/dossier/answer.ts";
import { groupOf } from "#src/dossier/goal.ts";
import { Icon } from "#src/ui/kit/Icon.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { WhoCanSee } from "#src/ui/kit/WhoCanSee.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { sharedFamilyPlans } from "#src/ui/session/family-plans.ts";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { AnsweredProposals } from "./AnsweredProposals.tsx";
import { DoneForMe } from "./DoneForMe.tsx";
import type { Editing } from "./editing.ts";
import { GoalActions } from "./GoalActions.tsx";
import { GoalDetails } from "./GoalDetails.tsx";
import { GoalNotes } from "./GoalNotes.tsx";
import { GoalProgress } from "./GoalProgress.tsx";
import { GoalReviews } from "./GoalReviews.tsx";
import { GoalSteps } from "./GoalSteps.tsx";
import { GoalTextForm } from "./GoalTextForm.tsx";
import { Proposals } from "./Proposals.tsx";

/** One goal: what others propose, its steps, what was answered, why and when, notes, who can see it. */
export function GoalView(props: { readonly item: PlanGoal }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const [editing, setEditing] = createSignal<Editing>({ type: "nothing" });
  const atRest = (): boolean => editing().type === "nothing";
  const proposed = (): boolean => openProposals(props.item.state).length > 0;
  const group = () => groupOf(props.item.goal.fields);
  return (
    <Page
      title={t().goals.goal.title}
      heading={
        <bdi dir="auto" translate="no">
          {props.item.goal.fields.text}
        </bdi>
      }
      back="/plan"
      aside={
        <>
          <GoalNotes state={props.item.state} />
          <div class="roer-goal__foot">
            <WhoCanSee people={whoCanSee(dossier(), session().now(), props.item.section)} href="/sleutels" />
            <div class="roer-buttons">
              <LinkButton kind="text" icon="key" href={`/sleutels/nieuw?doel=${props.item.section}`}>
                {t().goals.goal.share}
              </LinkButton>
              <Show when={sharedFamilyPlans(session()).length > 0}>
                <LinkButton kind="text" icon="people" href={`/gezin/delen/doel?van=${props.item.section}`}>
                  {t().family.others.shareThis}
                </LinkButton>
              </Show>
            </div>
          </div>
        </>
      }
    >
      <Show when={group() !== "now"}>
        <p class={`roer-card__word roer-card__word--${group() === "done" ? "ok" : "wait"}`}>
          <Icon name={group() === "done" ? "check" : "clock"} />
          {group() === "done" ? t().goals.goal.state.done : t().goals.goal.state.later}
        </p>
      </Show>
      <Show when={editing().type === "text"}>
        <GoalTextForm item={props.item} field="text" onClose={() => setEditing({ type: "nothing" })} />
      </Show>
      <Proposals section={props.item.section} state={props.item.state} goal={props.item.goal.ref} primary={atRest()} />
      <GoalSteps item={props.item} editing={editing()} onEdit={setEditing} primary={atRest() && !proposed()} />
      <DoneForMe item={props.item} />
      <AnsweredProposals state={props.item.state} />
      <GoalProgress item={props.item} editing={editing()} onEdit={setEditing} />
      <GoalReviews item={props.item} editing={editing()} onEdit={setEditing} />
      <GoalDetails item={props.item} editing={editing()} onEdit={setEditing} />
      <GoalActions item={props.item} onEditText={() => setEditing({ type: "text" })} />
    </Page>
  );
}

import { createMemo, For, type JSX, Show } from "solid-js";
import { upcomingFrom } from "#src/dossier/appointment.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PersonRow } from "#src/ui/kit/PersonRow.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { appointmentTime } from "#src/ui/reading/appointment-time.ts";
import { useOwnDossier, usePractice, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { offeringOf } from "#src/ui/session/offering.ts";
import { planGoals } from "#src/ui/session/plan-goals.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { AttentionPanel } from "./AttentionPanel.tsx";
import { attentionOf } from "./attention.ts";
import { CheckInCard } from "./CheckInCard.tsx";
import { HelpToday } from "./HelpToday.tsx";
import { LastCopy } from "./LastCopy.tsx";
import { NextSteps } from "./NextSteps.tsx";
import { Reminders } from "./Reminders.tsx";

/** As many goals as one can keep in mind: those the resident put first. */
const MOST_GOALS = 3;

/** Vandaag: at most one thing that asks for attention, the next three steps, who can look, notes. */
export default function TodayPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const practice = usePractice();
  // Nothing of an example is to be kept.
  const attention = createMemo(() =>
    attentionOf(dossier(), offeringOf(session()), session().now()).filter(
      ({ type }) => type !== "backup" || !practice(),
    ),
  );
  const goals = createMemo(() => planGoals(dossier(), "now"));
  const people = createMemo(() => whoCanSee(dossier(), session().now()));
  const appointment = createMemo(() => upcomingFrom(dossier().shownOf("calendar"), today()).upcoming[0]);
  const isQuiet = (): boolean => attention().length === 0;
  return (
    <Page
      title={t().today.title}
      heading={<bdi>{t().today.heading(residentName(dossier()) ?? "")}</bdi>}
      actions={
        <Show when={isQuiet() && goals().length > 0}>
          <LinkButton href="/plan">{t().today.toPlan}</LinkButton>
        </Show>
      }
      aside={
        <>
          <Section heading={t().today.whoLooks}>
            <Show when={people().length > 0} fallback={<p>{t().today.nobodyLooks}</p>}>
              <ul>
                <For each={people()}>
                  {(person) => (
                    <PersonRow
                      name={person.name}
                      hint={t().today.until(f().lastDay(person.until))}
                      href={`/sleutels/${person.grant}`}
                      left={person.left}
                    />
                  )}
                </For>
              </ul>
            </Show>
          </Section>
          <div class="roer-choices">
            <ChoiceRow icon="note" label={t().today.notes} go="/berichtjes" />
            <ChoiceRow icon="heart" label={t().today.about} hint={t().today.aboutHint} go="/zo-help-je-mij" />
          </div>
          <LastCopy />
        </>
      }
    >
      <Show when={!isQuiet()}>
        <AttentionPanel items={attention()} />
      </Show>
      <Show
        when={goals().length > 0}
        fallback={
          <EmptyState icon="sunrise" text={t().today.empty}>
            <LinkButton href="/plan/nieuw" kind={isQuiet() ? "primary" : "quiet"}>
              {t().today.emptyAction}
            </LinkButton>
          </EmptyState>
        }
      >
        <NextSteps goals={goals().slice(0, MOST_GOALS)} />
      </Show>
      <HelpToday />
      <CheckInCard />
      <Reminders goals={goals()} />
      <Show when={appointment()}>
        {(next) => (
          <Section heading={t().calendar.next}>
            <ChoiceRow
              icon="calendar"
              label={next().fields.title}
              hint={appointmentTime(t(), f(), next().fields)}
              go={`/agenda/${next().ref.id}`}
            />
          </Section>
        )}
      </Show>
    </Page>
  );
}

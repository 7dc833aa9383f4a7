import { createMemo, For, type JSX, Show } from "solid-js";
import { Document } from "#src/dossier/document.ts";
import { type Reminder, reminders } from "#src/dossier/reminders.ts";
import type { Catalogue } from "#src/i18n/catalogue.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import type { PlanGoal } from "#src/ui/session/plan-goals.ts";
import { useToday } from "#src/ui/session/use-today.ts";

/** Calm: what comes first is enough. */
const MOST = 3;

/** Days that count, such as day 7 and week 6 of a request, each with the way to it. */
export function Reminders(props: { readonly goals: readonly PlanGoal[] }): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const shown = createMemo(() =>
    reminders(
      {
        services: dossier().shownOf("services"),
        coordination: dossier().shownOf("coordination"),
        documents: dossier().shownOf("documents"),
        goals: props.goals.map(({ state }) => state),
      },
      today(),
    ).slice(0, MOST),
  );
  const address = ({ type, ref }: Reminder): string => {
    switch (type) {
      case "plan":
      case "answer":
        return `/gesprek/aanvraag/${ref.id}`;
      case "objection":
        return `/${ref.kind === Document.name ? "brieven" : "hulp"}/${ref.id}`;
      case "paper":
      case "replace":
        return `/brieven/${ref.id}`;
      case "renew":
        return `/hulp/${ref.id}`;
      case "again":
        return `/afspraken/wachten/${ref.id}`;
      case "review": {
        const goal = props.goals.find(({ goal: one }) => one.ref.id === ref.id);
        return goal === undefined ? "/plan" : `/plan/${goal.section}`;
      }
    }
  };
  return (
    <Show when={shown().length > 0}>
      <Section heading={t().talk.remind.heading}>
        <div class="roer-choices">
          <For each={shown()}>
            {(one) => (
              <ChoiceRow
                icon="bell"
                label={what(t(), one)}
                hint={t().talk.remind[one.type].when(f().date(one.on))}
                go={address(one)}
              />
            )}
          </For>
        </div>
      </Section>
    </Show>
  );
}

/** What is to be done, in a few words. */
function what({ talk }: Catalogue, { type, words }: Reminder): string {
  const say = talk.remind[type].what;
  return typeof say === "string" ? say : say(words);
}

import { For, type JSX } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";

const WAYS = [
  { name: "plan", icon: "paper", go: "/meer/meenemen/plan" },
  { name: "calendar", icon: "calendar", go: "/meer/meenemen/agenda" },
  { name: "people", icon: "people", go: "/meer/meenemen/mensen" },
  { name: "scores", icon: "list", go: "/meer/meenemen/cijfers" },
  { name: "care", icon: "heart", go: "/meer/meenemen/zorg" },
] as const;

/** The plan as files that others can read, and what comes back out of such a file: each on a screen of its own. */
export default function TakeAlongPage(): JSX.Element {
  const { t } = useI18n();
  const words = () => t().takeAlong;
  return (
    <Page title={words().title} lead={words().lead} back="/meer">
      <Section heading={words().ways.heading}>
        <div class="roer-choices">
          <For each={WAYS}>
            {({ name, icon, go }) => (
              <ChoiceRow icon={icon} label={words().ways[name].label} hint={words().ways[name].hint} go={go} />
            )}
          </For>
        </div>
      </Section>
      <Section heading={words().toBacks}>
        <div class="roer-choices">
          <ChoiceRow icon="undo" label={words().toBack} hint={words().toBackHint} go="/meer/terughalen" />
          <ChoiceRow
            icon="calendar"
            label={words().toCalendar}
            hint={words().toCalendarHint}
            go="/meer/terughalen/agenda"
          />
          <ChoiceRow icon="people" label={words().toPeople} hint={words().toPeopleHint} go="/meer/terughalen/mensen" />
        </div>
      </Section>
    </Page>
  );
}

import { For, type JSX, Show } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { sharedFamilyPlans } from "#src/ui/session/family-plans.ts";
import { SHARE } from "./family-addresses.ts";

/** The family's plan of somebody else, where one has a key to it beside one's own dossier. */
export function OtherPlans(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const plans = () => sharedFamilyPlans(session());
  return (
    <Show when={plans().length > 0}>
      <Section heading={t().family.others.heading}>
        <div class="roer-choices">
          <For each={plans()}>
            {({ replica, name }) => (
              <ChoiceRow
                icon="people"
                label={t().family.others.plan(name ?? t().family.others.somebody)}
                hint={t().family.others.open}
                go={`/gekregen/${replica.ref.grant}`}
              />
            )}
          </For>
          <ChoiceRow icon="pencil" label={t().family.others.share} hint={t().family.others.shareHint} go={SHARE} />
        </div>
      </Section>
    </Show>
  );
}

import { createMemo, For, type JSX, Show } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { HELP_ICONS } from "#src/ui/reading/help-words.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { authorName } from "#src/ui/session/author-name.ts";
import { type HelpOnDay, helpOn } from "#src/ui/session/plan-help.ts";
import { useToday } from "#src/ui/session/use-today.ts";

/** Who comes today, and for what; nothing when nobody does. */
export function HelpToday(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const today = useToday();
  const expected = createMemo(() => helpOn(dossier(), today()));
  const sentence = ({ what, at, author }: HelpOnDay): string =>
    t().help.does[what](
      authorName(dossier(), author).name ?? t().log.someone,
      at === undefined ? t().help.today : t().help.atTime(at),
    );
  return (
    <Show when={expected().length > 0}>
      <Section heading={t().help.todayHeading}>
        <div class="roer-choices">
          <For each={expected()}>
            {(one) => <ChoiceRow icon={HELP_ICONS[one.what]} label={sentence(one)} go={`/hulpvragen/${one.section}`} />}
          </For>
        </div>
      </Section>
    </Show>
  );
}

import { createMemo, For, type JSX, Show } from "solid-js";
import { datesAhead } from "#src/dossier/help-dates.ts";
import { helpRequestIn } from "#src/dossier/help-request.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { HelpFacts } from "./HelpFacts.tsx";
import { helpDateText, helpTitle } from "./help-words.ts";
import type { SharedPartProps } from "./shared-part-props.ts";

/** A help request as who was asked reads it. */
export function SharedHelp(props: SharedPartProps): JSX.Element {
  const { t, f } = useI18n();
  const today = useToday();
  const request = createMemo(() => helpRequestIn(props.state)?.fields);
  return (
    <Show when={request()}>
      {(asked) => (
        <Section heading={helpTitle(t(), asked())}>
          <Show when={asked().closedOn === undefined} fallback={<p>{t().help.asked.closed}</p>}>
            <ul>
              <For each={datesAhead(asked(), today())}>
                {(date) => <li>{helpDateText(t(), f(), asked().at, date, today())}</li>}
              </For>
            </ul>
            <HelpFacts request={asked()} />
          </Show>
        </Section>
      )}
    </Show>
  );
}

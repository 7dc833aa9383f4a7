import { createMemo, For, type JSX, Show } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { exploreSheet, isEmptySheet, SHEET_PARTS, type SheetPart } from "./explore-sheet.ts";
import { SheetLines } from "./SheetLines.tsx";
import { SheetPage } from "./SheetPage.tsx";

/** What the resident said of all topics, what goes well first. */
export default function ExploreSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const sheet = createMemo(() => exploreSheet(dossier().shownOf("areas")));
  const lines = (part: SheetPart) =>
    sheet().lines[part].map(({ area, text }) => ({ label: areaName(t(), area), text }));
  return (
    <SheetPage part="explore" isEmpty={isEmptySheet(sheet())} from="/hoe-gaat-het">
      <For each={SHEET_PARTS}>
        {(part) => (
          <Show when={lines(part).length > 0}>
            <Section heading={t().sheets[part]}>
              <SheetLines of={lines(part)} />
            </Section>
          </Show>
        )}
      </For>
      <Show when={sheet().talk.length > 0}>
        <Section heading={t().sheets.talk}>
          <p dir="auto">{f().list(sheet().talk.map((area) => areaName(t(), area)))}.</p>
        </Section>
      </Show>
    </SheetPage>
  );
}

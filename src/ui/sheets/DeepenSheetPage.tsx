import { createMemo, For, type JSX, Show } from "solid-js";
import { networkByRing } from "#src/dossier/network-member.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { DEPTH_QUESTIONS } from "#src/ui/reading/depth-fields.ts";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { deepenSheet, isEmptyDeepenSheet } from "./deepen-sheet.ts";
import { SheetLines } from "./SheetLines.tsx";
import { SheetPage } from "./SheetPage.tsx";

const RING_NAMES = { 1: "near", 2: "around", 3: "far" } as const;

/** What gives energy, what one can do for others, what is behind it all, and who is around. No feelings about anybody. */
export default function DeepenSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const sheet = createMemo(() => deepenSheet(dossier().shownOf("areas")));
  const rings = createMemo(() =>
    networkByRing(dossier().shownOf("network")).filter(({ members }) => members.length > 0),
  );
  const people = () =>
    rings().map(({ ring, members }) => ({
      label: t().people.rings[RING_NAMES[ring]],
      text: f().list(members.map(({ fields }) => fields.name)),
    }));
  const links = () =>
    sheet().links.map(({ from, to, words }) => ({
      label: t().deepen.links.says(areaName(t(), from), areaName(t(), to)),
      text: words ?? "",
    }));
  return (
    <SheetPage part="deepen" isEmpty={isEmptyDeepenSheet(sheet()) && rings().length === 0} from="/verder-kijken">
      <For each={DEPTH_QUESTIONS}>
        {(question) => (
          <Show when={sheet().lines[question].length > 0}>
            <Section heading={t().deepen.facts[question]}>
              <SheetLines
                of={sheet().lines[question].map(({ area, text }) => ({ label: areaName(t(), area), text }))}
              />
            </Section>
          </Show>
        )}
      </For>
      <Show when={links().length > 0}>
        <Section heading={t().deepen.links.heading}>
          <SheetLines of={links()} />
        </Section>
      </Show>
      <Show when={people().length > 0}>
        <Section heading={t().people.heading}>
          <SheetLines of={people()} />
        </Section>
      </Show>
    </SheetPage>
  );
}

import { createMemo, For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/ui/session/author-name.ts";
import { exploreSheet, isEmptySheet, SHEET_PARTS, type SheetLine } from "./explore-sheet.ts";
import { OwnFoot } from "./OwnFoot.tsx";

const EXPLORE = "/hoe-gaat-het";

/** Mijn blad: what the resident said of all topics, on one A4, what goes well first. */
export default function ExploreSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const sheet = createMemo(() => exploreSheet(dossier().shownOf("areas")));
  return (
    <Page
      title={t().sheets.title}
      heading={t().sheets.heading}
      back={EXPLORE}
      actions={
        <Show when={!isEmptySheet(sheet())}>
          <Button icon="printer" onClick={() => window.print()}>
            {t().sheets.print}
          </Button>
        </Show>
      }
    >
      <Show
        when={!isEmptySheet(sheet())}
        fallback={
          <EmptyState icon="sheet" text={t().sheets.empty}>
            <LinkButton href={EXPLORE}>{t().sheets.tell}</LinkButton>
          </EmptyState>
        }
      >
        <Paper size="A4" head={t().sheets.paper}>
          <p dir="auto">{t().sheets.made(residentName(dossier()) ?? "", f().date(session().now()))}</p>
          <For each={SHEET_PARTS}>
            {(part) => (
              <Show when={sheet().lines[part].length > 0}>
                <Section heading={t().sheets[part]}>
                  <Lines of={sheet().lines[part]} />
                </Section>
              </Show>
            )}
          </For>
          <Show when={sheet().talk.length > 0}>
            <Section heading={t().sheets.talk}>
              <p dir="auto">{f().list(sheet().talk.map((area) => areaName(t(), area)))}.</p>
            </Section>
          </Show>
          <OwnFoot />
        </Paper>
      </Show>
    </Page>
  );
}

function Lines(props: { readonly of: readonly SheetLine[] }): JSX.Element {
  const { t } = useI18n();
  return (
    <dl class="roer-lines">
      <For each={props.of}>
        {({ area, text }) => (
          <div>
            <dt dir="auto">{areaName(t(), area)}</dt>
            <dd dir="auto" translate="no">
              {text}
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

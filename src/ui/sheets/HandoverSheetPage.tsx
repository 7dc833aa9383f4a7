import { useParams } from "@solidjs/router";
import { createMemo, For, type JSX, Show } from "solid-js";
import { readLedger } from "#src/grants/ledger.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { handoverBlocks } from "./handover-lines.ts";
import { SheetLines } from "./SheetLines.tsx";

/** "Overdracht": one A4 for whoever takes over, of what the key opens and of nothing else. */
export default function HandoverSheetPage(): JSX.Element {
  const { t, f } = useI18n();
  const params = useParams<{ id: string }>();
  const session = useSession();
  const dossier = useOwnDossier();
  const today = useToday();
  const entry = createMemo(() => {
    const state = dossier().shown(dossier().only("ledger").id);
    const grant = parseId16<GrantId>(params.id);
    return state && grant ? readLedger(state).grants.get(grant) : undefined;
  });
  const blocks = createMemo(() => handoverBlocks(t(), f(), dossier(), entry()?.sections ?? [], today()));
  return (
    <Show
      when={entry()}
      fallback={<Page title={t().keys.detail.title} heading={t().keys.detail.gone} back="/sleutels" />}
    >
      {(key) => (
        <Page
          title={t().handover.sheet.title}
          heading={t().handover.sheet.heading}
          lead={t().handover.sheet.lead}
          back={`/sleutels/${params.id}`}
          actions={
            <Show when={blocks().length > 0}>
              <Button icon="printer" onClick={() => window.print()}>
                {t().handover.sheet.print}
              </Button>
            </Show>
          }
        >
          <Show when={blocks().length > 0} fallback={<p>{t().handover.sheet.nothing}</p>}>
            <Paper size="A4" head={t().handover.sheet.heading}>
              <p dir="auto">{t().sheets.made(residentName(dossier()) ?? "", f().date(session().now()))}</p>
              <p dir="auto">{t().handover.sheet.from(key().name)}</p>
              <For each={blocks()}>
                {(block) => (
                  <Section heading={block.heading}>
                    <SheetLines of={block.lines} />
                  </Section>
                )}
              </For>
            </Paper>
          </Show>
        </Page>
      )}
    </Show>
  );
}

import { useParams } from "@solidjs/router";
import { type Accessor, createMemo, type JSX, Show } from "solid-js";
import { parseId16, type SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { helpIn, type PlanHelp } from "#src/ui/session/plan-help.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { HELP } from "./new-help-steps.ts";

/** The request of this address, as long as it is here. */
export function HelpScreen(props: { readonly children: (of: Accessor<PlanHelp>) => JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const dossier = useOwnDossier();
  const today = useToday();
  const help = createMemo(() => {
    const section = parseId16<SectionId>(params.id);
    return section && helpIn(dossier(), section, today());
  });
  return (
    <Show
      when={help()}
      fallback={
        <Page
          title={t().help.one.title}
          heading={t().help.one.gone}
          actions={<LinkButton href={HELP}>{t().help.one.toList}</LinkButton>}
        />
      }
    >
      {(found) => props.children(found)}
    </Show>
  );
}

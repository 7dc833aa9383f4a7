import { useParams } from "@solidjs/router";
import { type Accessor, createMemo, type JSX, Show } from "solid-js";
import { parseId16, type SectionId } from "#src/protocol/ids.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { caseSheetIn, type OpenSheet } from "#src/ui/session/case-sheets.ts";
import { CASES } from "./case-addresses.ts";

/** A screen of the case sheet that the address names, by the id of its section; says so when it is not there. */
export function WithSheet(props: { readonly children: (sheet: Accessor<OpenSheet>) => JSX.Element }): JSX.Element {
  const { t } = useI18n();
  const params = useParams<{ id: string }>();
  const dossier = useOwnDossier();
  const section = createMemo(() => parseId16<SectionId>(params.id));
  const Gone = (): JSX.Element => (
    <Page
      title={t().caseSheet.title}
      heading={t().caseSheet.gone}
      actions={<LinkButton href={CASES}>{t().caseSheet.toList}</LinkButton>}
    />
  );
  return (
    <Show when={section()} keyed fallback={<Gone />}>
      {(id) => (
        <Show when={caseSheetIn(dossier(), id)} fallback={<Gone />}>
          {(sheet) => props.children(sheet)}
        </Show>
      )}
    </Show>
  );
}

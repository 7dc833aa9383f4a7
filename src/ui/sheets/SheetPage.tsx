import { type JSX, Show } from "solid-js";
import type { MirrorPart } from "#src/dossier/mirror.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import { OwnFoot } from "./OwnFoot.tsx";

export type SheetPageProps = {
  readonly part: MirrorPart;
  readonly isEmpty: boolean;
  /** Where what stands on it is told. */
  readonly from: string;
  readonly children: JSX.Element;
};

/** Mijn blad: what one part of the plan comes to, on one A4. The name of the method stands on paper only. */
export function SheetPage(props: SheetPageProps): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const words = () => t().sheets.parts[props.part];
  return (
    <Page
      title={t().sheets.title}
      heading={t().sheets.heading}
      back={props.from}
      actions={
        <Show when={!props.isEmpty}>
          <Button icon="printer" onClick={() => window.print()}>
            {t().sheets.print}
          </Button>
        </Show>
      }
    >
      <Show
        when={!props.isEmpty}
        fallback={
          <EmptyState icon="sheet" text={words().empty}>
            <LinkButton href={props.from}>{words().tell}</LinkButton>
          </EmptyState>
        }
      >
        <Paper size="A4" head={words().paper}>
          <p dir="auto">{t().sheets.made(residentName(dossier()) ?? "", f().date(session().now()))}</p>
          {props.children}
          <OwnFoot part={props.part} />
        </Paper>
      </Show>
    </Page>
  );
}

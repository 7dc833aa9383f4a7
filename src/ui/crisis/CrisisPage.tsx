import { createMemo, type JSX, Show } from "solid-js";
import { CRISIS_FIELDS, type CrisisPhaseName, crisisPhases } from "#src/dossier/crisis-phase.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { CrisisPhases } from "#src/ui/reading/CrisisPhases.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";

/** Noodkaart: three phases on one small sheet, for the resident and whoever helps. */
export default function CrisisPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const state = createMemo(() => dossier().shownOf("crisis"));
  const isEmpty = (): boolean =>
    ![...crisisPhases(state()).values()].some(({ fields }) =>
      CRISIS_FIELDS.some((field) => fields[field] !== undefined),
    );
  const Foot = (props: { readonly phase: CrisisPhaseName }): JSX.Element => (
    <>
      <Show when={crisisPhases(state()).get(props.phase)?.contested.size}>
        <Notice icon="alert" text={t().crisis.twice} />
      </Show>
      <div class="roer-buttons">
        <LinkButton
          kind="text"
          icon="pencil"
          href={`/noodkaart/${props.phase}`}
          label={t().crisis.edit(t().crisis.phases[props.phase])}
        >
          {t().crisis.change}
        </LinkButton>
      </div>
    </>
  );
  return (
    <Page
      title={t().crisis.title}
      heading={t().crisis.heading}
      lead={t().crisis.lead}
      back="/meer"
      actions={
        <Show when={!isEmpty()}>
          <Button icon="printer" onClick={() => window.print()}>
            {t().crisis.print}
          </Button>
          <LinkButton kind="quiet" icon="sheet" href="/noodkaart/portemonnee">
            {t().crisis.wallet.row}
          </LinkButton>
          <p class="roer-field__hint">{t().crisis.printHint}</p>
        </Show>
      }
    >
      <Show
        when={!isEmpty()}
        fallback={
          <EmptyState icon="heart" text={t().crisis.empty}>
            <LinkButton href="/noodkaart/steady">{t().crisis.begin}</LinkButton>
          </EmptyState>
        }
      >
        <Paper size="A5" head={t().crisis.made(residentName(dossier()) ?? "", f().date(session().now()))}>
          <CrisisPhases state={state()} level={2} Foot={Foot} />
          <p>
            <strong>{t().crisis.danger}</strong>
          </p>
          <p>{t().crisis.thoughts}</p>
        </Paper>
      </Show>
    </Page>
  );
}

import { createMemo, For, type JSX, Show } from "solid-js";
import { type CrisisField, type CrisisPhaseName, crisisPhases } from "#src/dossier/crisis-phase.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { residentName } from "#src/operations/resident-name.ts";
import "./wallet.css";

const CARD = "/noodkaart";
/** What somebody else has to know first, when it goes worse; whom to call stands in front. */
const TOLD: readonly CrisisField[] = ["signals", "othersDo", "dont", "iDo"];
/** The worst first: it is read in a hurry. */
const PHASES: readonly CrisisPhaseName[] = ["crisis", "harder"];

/** The crisis card as three faces of a bank card, to fold into a wallet. What needs more room makes a face longer. */
export default function WalletCardPage(): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const phases = createMemo(() => crisisPhases(dossier().shownOf("crisis")));
  const words = () => t().crisis;
  const said = (phase: CrisisPhaseName, field: CrisisField): string | undefined => phases().get(phase)?.fields[field];
  const told = createMemo(() =>
    PHASES.map((phase) => ({
      phase,
      lines: TOLD.flatMap((field) => {
        const text = said(phase, field);
        return text === undefined ? [] : [{ field, text }];
      }),
    })).filter(({ lines }) => lines.length > 0),
  );
  const calls = createMemo(() => PHASES.flatMap((phase) => said(phase, "call") ?? []));
  const isEmpty = (): boolean => told().length === 0 && calls().length === 0;
  return (
    <Page
      title={words().wallet.title}
      lead={words().wallet.lead}
      back={CARD}
      actions={
        <Show when={!isEmpty()}>
          <Button icon="printer" onClick={() => window.print()}>
            {words().wallet.print}
          </Button>
        </Show>
      }
    >
      <Show
        when={!isEmpty()}
        fallback={
          <EmptyState icon="heart" text={words().wallet.empty}>
            <LinkButton href={`${CARD}/crisis`}>{words().begin}</LinkButton>
          </EmptyState>
        }
      >
        <div class="roer-wallet">
          <section class="roer-wallet__face">
            <h2 dir="auto">{words().made(residentName(dossier()) ?? "", f().date(session().now()))}</h2>
            <Show when={calls().length > 0}>
              <p>
                <strong>{words().fields.call}</strong>
              </p>
              <For each={calls()}>
                {(call) => (
                  <p class="roer-wallet__text" dir="auto">
                    {call}
                  </p>
                )}
              </For>
            </Show>
            <p>
              <strong>{words().danger}</strong>
            </p>
            <p>{words().thoughts}</p>
          </section>
          <For each={told()}>
            {({ phase, lines }) => (
              <section class="roer-wallet__face">
                <h2>{words().phases[phase]}</h2>
                <For each={lines}>
                  {({ field, text }) => (
                    <p class="roer-wallet__text" dir="auto">
                      <strong>{words().fields[field]}</strong> {text}
                    </p>
                  )}
                </For>
              </section>
            )}
          </For>
        </div>
      </Show>
    </Page>
  );
}

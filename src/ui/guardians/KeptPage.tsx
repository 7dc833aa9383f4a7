import { createEffect, createResource, For, type JSX, Match, Show, Switch } from "solid-js";
import { type KeptShare, keptShares, letGoOfShare, neededOf } from "#src/operations/kept-shares.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrScanner } from "#src/ui/kit/QrScanner.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { useApp, useOpenSession } from "#src/ui/session/app-context.tsx";
import { faultText } from "#src/ui/session/fault-text.ts";
import { forgetInviteCode, inviteCode } from "#src/ui/session/invite-link.ts";
import { say } from "#src/ui/session/toast.ts";
import { createHandover, type HandStep } from "./create-handover.ts";
import { HandDigits } from "./HandDigits.tsx";
import { handFaultText } from "./hand-fault-text.ts";

/** `/bewaard`, and `/b` with a new phone's code: what this device keeps for others, and handing it over. */
export default function KeptPage(): JSX.Element {
  const { t } = useI18n();
  const session = useOpenSession();
  return (
    <Show when={session()} fallback={<NothingKept />}>
      <Kept />
    </Show>
  );

  function NothingKept(): JSX.Element {
    return (
      <Page title={t().guardians.kept.title} back="/">
        <EmptyState icon="lock" text={t().guardians.kept.none}>
          <p>{t().guardians.kept.noneLead}</p>
        </EmptyState>
      </Page>
    );
  }
}

function Kept(): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useOpenSession();
  const handing = createHandover();
  const [shares, { refetch }] = createResource(session, (open) => keptShares(open));
  const texts = () => t().guardians;
  const at = <T extends HandStep["type"]>(type: T) => {
    const step = handing.step();
    return step.type === type ? (step as Extract<HandStep, { type: T }>) : undefined;
  };
  const all = (): readonly KeptShare[] => shares.latest ?? [];
  createEffect(() => {
    const code = inviteCode();
    const [only, second] = all();
    if (code === undefined || only === undefined) return;
    forgetInviteCode();
    if (second) handing.go({ type: "which", code });
    else handing.useCode(only, code);
  });
  const letGo = async (kept: KeptShare): Promise<void> => {
    const open = session();
    if (!open) return;
    const done = await open.exclusive(() => letGoOfShare(open, kept));
    if (!done.ok) return say({ text: faultText(t(), done.error) });
    app.wake();
    await refetch();
    handing.go({ type: "list" });
    say({ text: texts().kept.gone });
  };
  return (
    <Switch>
      <Match when={at("list")}>
        <Page
          title={texts().kept.title}
          heading={all().length > 0 ? texts().kept.heading : texts().kept.none}
          lead={all().length > 0 ? texts().kept.lead : texts().kept.noneLead}
          back="/meer"
        >
          <For each={all()}>
            {(kept) => (
              <Section heading={texts().kept.of(kept.name)}>
                <p>{texts().kept.since(f().date(kept.keptAt))}</p>
                <div class="roer-choices">
                  <ChoiceRow
                    icon="hand"
                    label={texts().kept.help(kept.name)}
                    go={() => handing.go({ type: "scan", kept })}
                  />
                  <Show when={kept.wish}>
                    <ChoiceRow icon="paper" label={texts().wish.read(kept.name)} go={`/bewaard/${kept.dossier}/wens`} />
                  </Show>
                  <ChoiceRow icon="trash" label={texts().kept.letGo} go={() => handing.go({ type: "let-go", kept })} />
                </div>
              </Section>
            )}
          </For>
        </Page>
      </Match>
      <Match when={at("which")}>
        {(step) => (
          <Page title={texts().hand.title} heading={texts().kept.which} back={() => handing.go({ type: "list" })}>
            <div class="roer-choices">
              <For each={all()}>
                {(kept) => <ChoiceRow icon="person" label={kept.name} go={() => handing.useCode(kept, step().code)} />}
              </For>
            </div>
          </Page>
        )}
      </Match>
      <Match when={at("scan")}>
        {(step) => (
          <Page title={texts().hand.title} heading={texts().hand.scan} back={() => handing.go({ type: "list" })}>
            <QrScanner onRead={(code) => handing.useCode(step().kept, code)} />
          </Page>
        )}
      </Match>
      <Match when={at("sure")}>
        {(step) => (
          <Page
            title={texts().hand.title}
            heading={
              step().wants === "wish" ? texts().hand.died(step().kept.name) : texts().hand.sure(step().kept.name)
            }
            lead={step().wants === "wish" ? texts().hand.diedLead : texts().hand.sureLead}
            back={() => handing.go({ type: "list" })}
            actions={
              <>
                <Button onClick={() => void handing.open()}>
                  {step().wants === "wish" ? texts().hand.diedYes : texts().hand.yes(step().kept.name)}
                </Button>
                <Button kind="quiet" onClick={() => handing.go({ type: "list" })}>
                  {texts().hand.no}
                </Button>
              </>
            }
          >
            <p>{step().wants === "wish" ? texts().hand.wish : texts().hand.sureWhy(neededOf(step().kept))}</p>
          </Page>
        )}
      </Match>
      <Match when={at("waiting")}>
        <Page title={texts().hand.title} heading={texts().hand.title} back={() => handing.go({ type: "list" })}>
          <p role="status">{texts().hand.waiting}</p>
        </Page>
      </Match>
      <Match when={at("digits")}>
        {(step) => <HandDigits handing={handing} kept={step().kept} asker={step().asker} wants={step().wants} />}
      </Match>
      <Match when={at("done")}>
        <Page
          title={texts().hand.title}
          heading={texts().hand.done}
          lead={texts().hand.doneLead}
          actions={<Button onClick={() => handing.go({ type: "list" })}>{texts().hand.close}</Button>}
        />
      </Match>
      <Match when={at("failed")}>
        {(step) => (
          <Page
            title={texts().hand.title}
            heading={texts().hand.failed}
            lead={handFaultText(t(), step().fault)}
            back={() => handing.go({ type: "list" })}
            actions={
              <Button onClick={() => handing.go({ type: "scan", kept: step().kept })}>{texts().hand.again}</Button>
            }
          />
        )}
      </Match>
      <Match when={at("let-go")}>
        {(step) => (
          <Page
            title={texts().kept.title}
            heading={texts().kept.letGoHeading(step().kept.name)}
            lead={texts().kept.letGoLead(step().kept.name)}
            back={() => handing.go({ type: "list" })}
            actions={
              <>
                <Button kind="danger" icon="trash" onClick={() => void letGo(step().kept)}>
                  {texts().kept.letGoDo}
                </Button>
                <Button kind="quiet" onClick={() => handing.go({ type: "list" })}>
                  {texts().kept.cancel}
                </Button>
              </>
            }
          />
        )}
      </Match>
    </Switch>
  );
}

import { createMemo, createSignal, type JSX, Show } from "solid-js";
import type { Result } from "#src/base/result.ts";
import { keyHolders, movedOf, sayMoved, sayStayed } from "#src/operations/moving.ts";
import type { RecordFault } from "#src/operations/record.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useApp, useOwnDossier, usePractice, useSession } from "#src/ui/session/app-context.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";

/** To another organisation's relay: what one does there and here, in its order, and telling who has a key. */
export default function MovePage(): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const practice = usePractice();
  const [to, setTo, clear] = createDraft("moving/to");
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<RecordFault>();
  const words = () => t().moving;
  const holders = createMemo(() => keyHolders(dossier(), session().now()));
  const named = (reads: boolean): string =>
    f().list(holders().flatMap((one) => (one.reads === reads ? [one.name] : [])));
  const told = () => movedOf(dossier());

  const run = async (work: () => Promise<Result<undefined, RecordFault>>): Promise<boolean> => {
    if (busy()) return false;
    setBusy(true);
    const done = await work();
    setBusy(false);
    setFault(done.ok ? undefined : done.error);
    app.wake();
    return done.ok;
  };
  const tell = async (): Promise<void> => {
    if (await run(() => sayMoved(session(), dossier(), to()))) clear();
  };
  const stay = async (): Promise<void> => {
    if (await run(() => sayStayed(session(), dossier()))) say({ text: words().stayed });
  };

  return (
    <Show
      when={!practice()}
      fallback={
        <Page title={words().title} back="/meer">
          <EmptyState icon="home" text={words().practice} />
        </Page>
      }
    >
      <Page title={words().title} lead={words().lead} back="/meer">
        <ol class="roer-steps">
          <li>
            <p>{words().steps.backup}</p>
            <LinkButton href="/meer/reservekopie">{words().makeBackup}</LinkButton>
          </li>
          <li>{words().steps.open}</li>
          <li>{words().steps.words}</li>
          <li>{words().steps.keys}</li>
          <li>
            <p>{words().steps.tell}</p>
            <Show when={holders().length > 0} fallback={<p>{words().nobody}</p>}>
              <p dir="auto">{words().holders(f().list(holders().map(({ name }) => name)))}</p>
              <Show when={named(false)}>{(names) => <p dir="auto">{words().alone(names())}</p>}</Show>
              <Show when={named(true)}>
                <Show
                  when={!told()}
                  fallback={
                    <Notice icon="check" text={`${words().told} ${words().toldLead}`}>
                      <Button kind="quiet" icon="undo" busy={busy()} onClick={() => void stay()}>
                        {words().stay}
                      </Button>
                    </Notice>
                  }
                >
                  <form
                    onSubmit={(event) => {
                      event.preventDefault();
                      void tell();
                    }}
                  >
                    <TextField
                      label={words().to}
                      hint={words().toHint}
                      capitals="none"
                      maxLength={300}
                      value={to()}
                      onInput={setTo}
                    />
                    <Button kind="quiet" type="submit" icon="note" busy={busy()}>
                      {words().tell}
                    </Button>
                  </form>
                </Show>
                <ErrorText text={faultSentence()} />
              </Show>
            </Show>
          </li>
          <li>
            <p>{words().steps.erase}</p>
            <LinkButton kind="quiet" icon="trash" href="/meer/wissen">
              {words().erase}
            </LinkButton>
          </li>
        </ol>
      </Page>
    </Show>
  );

  function faultSentence(): string | undefined {
    const now = fault();
    return now && faultText(t(), now);
  }
}

import { type Accessor, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { askToStop } from "#src/operations/stop-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { KeyScreen } from "./KeyScreen.tsx";
import { partsText } from "./key-sentences.ts";
import { type OwnKey, ownKeys, sharedWith } from "./own-keys.ts";
import { planParts } from "./plan-parts.ts";

/** Stopping a key, with what that can and cannot undo. "Gestopt" only after the relay has confirmed it. */
export default function StopKeyPage(): JSX.Element {
  return (
    <KeyScreen>
      {(key) => (
        <Switch fallback={<Ask of={key} />}>
          <Match when={key().standing === "stopping"}>
            <Waiting of={key} />
          </Match>
          <Match when={key().standing === "stopped" || key().standing === "over"}>
            <Stopped of={key} />
          </Match>
        </Switch>
      )}
    </KeyScreen>
  );
}

function Ask(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [failed, setFailed] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const name = () => props.of().entry.name;
  const address = () => `/sleutels/${props.of().grant}`;
  const stop = async (): Promise<void> => {
    setBusy(true);
    const asked = await askToStop(session(), dossier(), props.of().grant);
    setBusy(false);
    setFailed(!asked.ok);
    if (asked.ok) app.wake();
  };
  return (
    <Page
      title={t().keys.stop.title}
      heading={<bdi>{t().keys.stop.heading(name())}</bdi>}
      lead={t().keys.stop.text(name())}
      back={address()}
      actions={
        <>
          <Button kind="danger" busy={busy()} onClick={() => void stop()}>
            {t().keys.stop.action}
          </Button>
          <LinkButton kind="quiet" href={address()}>
            {t().keys.stop.cancel}
          </LinkButton>
        </>
      }
    >
      <Show when={sharedWith(ownKeys(dossier(), session().now()), props.of()).length > 0}>
        <p dir="auto">{t().handover.below.text(name())}</p>
      </Show>
      <Show when={app.connection() === "offline"}>
        <p dir="auto">{t().keys.stop.offline(name())}</p>
      </Show>
      <ErrorText text={failed() ? t().errors.storageFull : undefined} />
    </Page>
  );
}

function Waiting(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  return (
    <Page
      title={t().keys.stop.waiting}
      heading={app.connection() === "offline" ? t().keys.stop.waiting : t().kit.busy}
      lead={app.connection() === "offline" ? t().keys.stop.offline(props.of().entry.name) : undefined}
      back="/sleutels"
      actions={<LinkButton href="/sleutels">{t().kit.done}</LinkButton>}
    />
  );
}

function Stopped(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const key = () => props.of();
  const read = (): string => partsText(t(), planParts(dossier()), key().contents);
  return (
    <Page
      title={t().keys.stop.stopped}
      heading={t().keys.stop.stopped}
      lead={
        key().standing === "stopped"
          ? t().keys.stop.stoppedText(key().entry.name)
          : t().keys.ended.text(key().entry.name)
      }
      actions={<LinkButton href="/sleutels">{t().kit.done}</LinkButton>}
    >
      <Show when={read()}>{(parts) => <p dir="auto">{t().keys.stop.mayHave(parts())}</p>}</Show>
    </Page>
  );
}

import { useNavigate } from "@solidjs/router";
import { type Accessor, createMemo, createSignal, type JSX, Show } from "solid-js";
import { replaceKey } from "#src/operations/replace-key.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { giveStep } from "./give-steps.ts";
import { KeyScreen } from "./KeyScreen.tsx";
import { isOver, type OwnKey, ownKey } from "./own-keys.ts";
import { useGiveKey } from "./use-give-key.ts";

/** "Nieuwe begeleider": first a key for the new one, then the old one stops. Nobody is without anybody in between. */
export default function ReplaceKeyPage(): JSX.Element {
  return <KeyScreen>{(key) => <Replace of={key} />}</KeyScreen>;
}

function Replace(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const { give, offering } = useGiveKey();
  const name = () => props.of().entry.name;
  const address = () => `/sleutels/${props.of().grant}`;
  const successor = createMemo(() => {
    const state = offering.state();
    return give.replaces() === props.of().grant && state.type === "given"
      ? ownKey(dossier(), session().now(), state.grant)
      : undefined;
  });
  const begin = (): void => {
    give.again(props.of().entry);
    give.replace(props.of().grant);
    navigate(giveStep("klopt-dit"));
  };
  return (
    <Show
      when={successor()}
      fallback={
        <Page
          title={t().handover.replace.title}
          heading={<bdi>{t().handover.replace.heading(name())}</bdi>}
          lead={t().handover.replace.text(name())}
          back={address()}
          actions={
            <>
              <Button onClick={begin}>{t().handover.replace.begin}</Button>
              <LinkButton kind="quiet" icon="sheet" href={`${address()}/overdracht`}>
                {t().handover.replace.sheet}
              </LinkButton>
            </>
          }
        />
      }
    >
      {(next) => <StopOld of={props.of} next={next()} />}
    </Show>
  );
}

function StopOld(props: { readonly of: Accessor<OwnKey>; readonly next: OwnKey }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const { give } = useGiveKey();
  const [failed, setFailed] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const old = () => props.of().entry.name;
  const stop = async (): Promise<void> => {
    setBusy(true);
    const done = await replaceKey(session(), dossier(), props.of().grant, props.next.grant);
    setBusy(false);
    setFailed(!done.ok);
    if (!done.ok) return;
    app.wake();
    give.replace(undefined);
    say({ text: t().handover.replace.done(old()) }, "next");
    navigate("/sleutels");
  };
  return (
    <Page
      title={t().handover.replace.title}
      heading={<bdi>{t().handover.replace.stopText(old(), props.next.entry.name)}</bdi>}
      back={`/sleutels/${props.of().grant}`}
      actions={
        <>
          <Show when={!isOver(props.of())} fallback={<LinkButton href="/sleutels">{t().kit.done}</LinkButton>}>
            <Button busy={busy()} onClick={() => void stop()}>
              {t().handover.replace.stopOld(old())}
            </Button>
          </Show>
          <LinkButton kind="quiet" icon="sheet" href={`/sleutels/${props.of().grant}/overdracht`}>
            {t().handover.replace.sheet}
          </LinkButton>
          <LinkButton kind="text" href="/sleutels">
            {t().handover.replace.later}
          </LinkButton>
        </>
      }
    >
      <p dir="auto">{t().keys.stop.text(old())}</p>
      <ErrorText text={failed() ? t().errors.storageFull : undefined} />
    </Page>
  );
}

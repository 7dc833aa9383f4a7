import { createMemo, createSignal, type JSX, Match, Switch } from "solid-js";
import { type Asking, askingNow } from "#src/operations/guardians.ts";
import { removeDevice, type RemoveFault } from "#src/operations/remove-device.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { GUARDIANS } from "./guardian-places.ts";

/** `/meer/bewaarders/vraag`: somebody has the guardians' key, and this device says whether that may be. */
export default function AskingPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const asking = createMemo(() => askingNow(dossier())[0]);
  const [stopped, setStopped] = createSignal(false);
  const texts = () => t().guardians.asking;
  return (
    <Switch fallback={<Page title={texts().title} heading={texts().none} back={GUARDIANS} />}>
      <Match when={stopped()}>
        <Page
          title={texts().title}
          heading={texts().stopped}
          lead={texts().stoppedLead}
          actions={<LinkButton href={GUARDIANS}>{t().guardians.title}</LinkButton>}
        />
      </Match>
      <Match when={asking()}>{(one) => <Asked asking={one()} onStop={() => setStopped(true)} />}</Match>
    </Switch>
  );
}

function Asked(props: { readonly asking: Asking; readonly onStop: () => void }): JSX.Element {
  const { t, f } = useI18n();
  const app = useApp();
  const session = useSession();
  const dossier = useOwnDossier();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<RemoveFault>();
  const texts = () => t().guardians.asking;
  const isOpen = (): boolean => session().now() + (session().relayAhead ?? 0) >= props.asking.opens;

  const say = async (): Promise<void> => {
    if (busy()) return;
    setBusy(true);
    setFault(undefined);
    const [open, own, { grant }, { onStop }] = [session(), dossier(), props.asking, props];
    const done = await open.exclusive(() => removeDevice(open, own, grant));
    setBusy(false);
    if (!done.ok) return void setFault(done.error);
    onStop();
    app.wake();
  };
  const error = (): string | undefined => {
    const now = fault();
    return now && (now.type === "offline" ? t().guardians.choose.offline : t().guardians.choose.later);
  };
  return (
    <Page
      title={texts().title}
      heading={texts().heading}
      lead={texts().lead}
      actions={
        <>
          <ErrorText text={error()} />
          <Button kind="danger" busy={busy()} onClick={() => void say()}>
            {texts().no}
          </Button>
          <LinkButton kind="quiet" href="/vandaag">
            {texts().yes}
          </LinkButton>
        </>
      }
    >
      <p>{texts().asked(f().date(props.asking.asked), f().time(props.asking.asked))}</p>
      <p>{isOpen() ? texts().over : texts().opens(f().date(props.asking.opens), f().time(props.asking.opens))}</p>
      <p>{texts().notMe}</p>
      <p>{texts().me}</p>
    </Page>
  );
}

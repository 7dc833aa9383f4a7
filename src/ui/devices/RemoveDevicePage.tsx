import { useParams } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import type { OwnDevice } from "#src/grants/own-devices.ts";
import { type RemoveFault, removeDevice } from "#src/operations/remove-device.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp, useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { createDevices, nameOf } from "./create-devices.ts";
import { DEVICES, devicePlace } from "./device-places.ts";

/** Taking a device away. It cannot be undone, and says so before. "Is weg" only after the relay has confirmed it. */
export default function RemoveDevicePage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const params = useParams<{ id: string }>();
  const session = useSession();
  const dossier = useOwnDossier();
  const devices = createDevices();
  const [busy, setBusy] = createSignal(false);
  const [fault, setFault] = createSignal<RemoveFault>();
  /** The one that is being taken away: it leaves the list before this screen has heard that it is gone. */
  const [asked, setAsked] = createSignal<OwnDevice>();
  const [gone, setGone] = createSignal(false);
  const texts = () => t().devices.remove;
  const device = (): OwnDevice | undefined => {
    const one = asked() ?? devices.of(params.id);
    return one?.here ? undefined : one;
  };

  const remove = async (one: OwnDevice): Promise<void> => {
    if (busy()) return;
    setAsked(one);
    setBusy(true);
    setFault(undefined);
    const open = session();
    const own = dossier();
    const done = await open.exclusive(() => removeDevice(open, own, one.device));
    setBusy(false);
    if (!done.ok) {
      setAsked(undefined);
      setFault(done.error);
      return;
    }
    setGone(true);
    app.wake();
  };
  const error = (): string | undefined => {
    const now = fault();
    return now && (now.type === "offline" ? texts().offline : texts().later);
  };
  return (
    <Show
      when={gone() && asked()}
      fallback={
        <Show
          when={device()}
          fallback={<Page title={t().devices.detail.title} heading={t().devices.detail.gone} back={DEVICES} />}
        >
          {(one) => (
            <Page
              title={texts().title}
              heading={<bdi>{texts().heading(nameOf(t(), one()))}</bdi>}
              lead={texts().lead}
              back={devicePlace(one().device)}
              actions={
                <>
                  <ErrorText text={error()} />
                  <Button kind="danger" icon="trash" busy={busy()} onClick={() => void remove(one())}>
                    {texts().action}
                  </Button>
                  <LinkButton kind="quiet" href={devicePlace(one().device)}>
                    {texts().cancel}
                  </LinkButton>
                </>
              }
            >
              <p>{texts().stays}</p>
              <p>{texts().back}</p>
              <p role="status">
                <Show when={busy()}>{texts().busy}</Show>
              </p>
            </Page>
          )}
        </Show>
      }
    >
      {(one) => (
        <Page
          title={texts().title}
          heading={<bdi>{texts().done(nameOf(t(), one()))}</bdi>}
          lead={texts().doneLead}
          actions={
            <>
              <LinkButton href={DEVICES}>{t().devices.done.done}</LinkButton>
              <LinkButton kind="quiet" href="/sleutels">
                {texts().keys}
              </LinkButton>
            </>
          }
        >
          <p>{texts().look}</p>
        </Page>
      )}
    </Show>
  );
}

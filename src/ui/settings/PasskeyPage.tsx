import { createResource, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import type { UnlockFault } from "#src/operations/opening.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { createDoor } from "#src/ui/session/create-door.ts";
import { unlockSentence } from "#src/ui/session/fault-sentence.ts";
import { keepPreference, localStore, readPreferences } from "#src/ui/session/preferences.ts";
import { DoorScreen } from "#src/ui/writing/DoorScreen.tsx";

const BACK = "/meer/instellingen";
type Fault = UnlockFault | { readonly type: "passkey-cancelled" | "passkey-no-secret" };

/** A finger or a face beside the pincode: never instead of it. */
export default function PasskeyPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const asking = createDoor(t);
  const [possible] = createResource(async () => (await session().ports.passkeys?.possible()) ?? false);
  const [on, setOn] = createSignal(readPreferences(localStore(), []).passkey === "on");
  const [done, setDone] = createSignal<"added" | "removed">();
  const [fault, setFault] = createSignal<Fault>();
  const [busy, setBusy] = createSignal(false);
  const texts = () => t().opening.passkey;

  const turn = async (): Promise<void> => {
    const door = asking.door();
    if (!door || busy()) return;
    setBusy(true);
    const turned = on() ? await door.removePasskey() : await door.addPasskey();
    setBusy(false);
    setFault(turned.ok ? undefined : turned.error);
    if (!turned.ok) return;
    setDone(on() ? "removed" : "added");
    setOn(!on());
    keepPreference(localStore(), "passkey", on() ? "on" : "off");
  };
  const error = (): string | undefined => {
    const now = fault();
    if (!now) return undefined;
    switch (now.type) {
      case "passkey-cancelled":
        return texts().fault.cancelled;
      case "passkey-no-secret":
        return texts().fault.noSecret;
      default:
        return unlockSentence(t(), now);
    }
  };
  return (
    <Switch>
      <Match when={done()}>
        {(what) => (
          <Page
            title={texts().title}
            heading={texts()[what()]}
            lead={what() === "added" ? texts().addedLead : texts().removedLead}
            actions={<LinkButton href={BACK}>{t().settings.done}</LinkButton>}
          />
        )}
      </Match>
      <Match when={!on() && possible() === false}>
        <Page title={texts().title} lead={texts().impossible} back={BACK} />
      </Match>
      <Match when={!asking.door()}>
        <DoorScreen title={texts().title} back={BACK} asking={asking} />
      </Match>
      <Match when={asking.door()}>
        <Page
          title={texts().title}
          heading={texts().heading}
          lead={texts().lead}
          back={BACK}
          actions={
            <Button kind={on() ? "quiet" : "primary"} busy={busy()} onClick={() => void turn()}>
              {on() ? texts().remove : texts().add}
            </Button>
          }
        >
          <Show when={!on()}>
            <p>{texts().whoever}</p>
            <p>{texts().honest}</p>
          </Show>
          <ErrorText text={error()} />
        </Page>
      </Match>
    </Switch>
  );
}

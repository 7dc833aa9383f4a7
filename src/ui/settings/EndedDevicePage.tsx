import { Navigate } from "@solidjs/router";
import { createSignal, type JSX, Show } from "solid-js";
import { forgetDevice } from "#src/operations/erase.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { createStanding } from "./create-standing.ts";

/** The sheet was used on another device, or the plan erased there: what happened, what is safe, what to do. */
export default function EndedDevicePage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const standing = createStanding();
  const [busy, setBusy] = createSignal(false);
  const [failed, setFailed] = createSignal(false);
  const texts = () => t().settings.ended;

  const forget = async (): Promise<void> => {
    const state = app.state();
    if (busy() || state.type !== "open") return;
    const { session } = state;
    setBusy(true);
    setFailed(false);
    try {
      await session.exclusive(() => forgetDevice(session));
      app.cleared();
      // The store is gone beyond recall; a page that begins anew makes an empty one.
      location.replace("/");
    } catch {
      setBusy(false);
      setFailed(true);
    }
  };
  return (
    <Show when={busy() || failed() || standing.ended() !== undefined} fallback={<Navigate href="/meer" />}>
      <Page
        title={texts().title}
        heading={texts().heading}
        lead={standing.ended() === "erased" ? texts().erased : texts().revoked}
        back="/meer"
        actions={
          <>
            <ErrorText text={failed() ? texts().failed : undefined} />
            <Button kind="danger" icon="trash" busy={busy()} onClick={() => void forget()}>
              {texts().forget}
            </Button>
            <LinkButton kind="quiet" href="/vandaag">
              {texts().keep}
            </LinkButton>
          </>
        }
      >
        <p>{texts().safe}</p>
        <Show when={standing.unsent()}>
          <p>{texts().onlyHere}</p>
        </Show>
        <Show when={standing.holder()}>
          <p>{texts().keysGo}</p>
        </Show>
        <Show when={standing.ended() === "revoked"}>
          <p>{texts().notYou}</p>
        </Show>
      </Page>
    </Show>
  );
}

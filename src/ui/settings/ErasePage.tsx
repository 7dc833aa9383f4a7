import { createSignal, type JSX, Show } from "solid-js";
import { eraseEverything, type EraseReceipt } from "#src/operations/erase.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { ErasedScreen } from "./ErasedScreen.tsx";
import { createStanding } from "./create-standing.ts";

/** The one thing that cannot be undone, and says so. */
export default function ErasePage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const standing = createStanding();
  const [busy, setBusy] = createSignal(false);
  const [done, setDone] = createSignal<{ readonly receipt: EraseReceipt | undefined }>();
  const [error, setError] = createSignal<string>();
  const texts = () => t().settings.storage;

  const erase = async (): Promise<void> => {
    const state = app.state();
    if (busy() || state.type !== "open") return;
    setBusy(true);
    const { session } = state;
    // Not while something is being fetched or sent: that would be written into what is going away.
    const erased = await session.exclusive(() => eraseEverything(session));
    setBusy(false);
    if (!erased.ok) {
      setError(erased.error.type === "offline" ? texts().eraseOffline : texts().eraseFailed);
      return;
    }
    app.cleared();
    setDone({ receipt: erased.value });
  };

  return (
    <Show when={!done()} fallback={<ErasedScreen receipt={done()?.receipt} />}>
      <Page
        title={texts().erase}
        heading={texts().eraseHeading}
        lead={texts().eraseText}
        back="/meer/instellingen"
        actions={
          <>
            <ErrorText text={error()} />
            <Button kind="danger" icon="trash" busy={busy()} onClick={() => void erase()}>
              {texts().eraseAction}
            </Button>
            <LinkButton kind="quiet" href="/meer/instellingen">
              {texts().cancel}
            </LinkButton>
          </>
        }
      >
        <Show when={standing.resident()}>
          <p>{texts().eraseAllText}</p>
        </Show>
        <Show when={standing.holder()}>
          <p>{texts().eraseKeysText}</p>
        </Show>
      </Page>
    </Show>
  );
}

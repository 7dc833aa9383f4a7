import { useLocation } from "@solidjs/router";
import { createSignal, type JSX, onMount, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { SecretField } from "#src/ui/writing/SecretField.tsx";
import { createUnlock } from "./create-unlock.ts";
import { RECOVER } from "./guard.ts";

/** `fell`: it locked by itself. Stands in the place of whatever screen the address names, which is there again once the pincode is right. */
export function LockPage(props: { readonly fell: boolean }): JSX.Element {
  const { t } = useI18n();
  const unlocking = createUnlock(t);
  const location = useLocation();
  const [forgotten, setForgotten] = createSignal(false);
  const forKeys = (): boolean => location.pathname.startsWith("/gekregen");
  const isPin = (): boolean => unlocking.kind() === "pin";
  // While the pincode is typed: who comes for a list of many plans waits for nothing but the list.
  onMount(() => {
    if (forKeys()) void import("./received-screens.ts");
  });
  const lead = (): string =>
    props.fell ? t().shell.lock.lockedDraft : isPin() ? t().shell.lock.lead : t().opening.sentence.lead;
  return (
    <Show
      when={!forgotten()}
      fallback={
        <Page
          title={t().shell.lock.forgot}
          lead={t().shell.lock.forgotLead}
          back={() => setForgotten(false)}
          actions={
            <>
              <LinkButton href={RECOVER}>{t().shell.lock.useSheet}</LinkButton>
              <Button
                kind="text"
                onClick={() => {
                  unlocking.ask(isPin() ? "sentence" : "pin");
                  setForgotten(false);
                }}
              >
                {isPin() ? t().opening.sentence.have : t().opening.sentence.havePin}
              </Button>
            </>
          }
        >
          <p>{t().holder.again.forgotPin}</p>
        </Page>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void unlocking.submit();
        }}
      >
        <Page
          title={forKeys() ? t().shell.lock.titleHolder : t().shell.lock.title}
          lead={lead()}
          actions={
            <>
              <Button type="submit" busy={unlocking.busy()}>
                {t().shell.lock.open}
              </Button>
              <Show when={unlocking.byPasskey}>
                {(open) => (
                  <Button kind="quiet" icon="hand" onClick={() => void open()()}>
                    {t().opening.passkey.open}
                  </Button>
                )}
              </Show>
              <Button kind="text" onClick={() => setForgotten(true)}>
                {t().shell.lock.forgot}
              </Button>
            </>
          }
        >
          <SecretField
            kind={unlocking.kind()}
            value={unlocking.typed()}
            onInput={unlocking.type}
            error={unlocking.error()}
          />
        </Page>
      </form>
    </Show>
  );
}

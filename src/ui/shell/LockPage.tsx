import { useLocation } from "@solidjs/router";
import { createSignal, type JSX, onMount, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { createUnlock } from "./create-unlock.ts";
import { RECOVER } from "./guard.ts";

/** `fell`: it locked by itself. Stands in the place of whatever screen the address names, which is there again once the pincode is right. */
export function LockPage(props: { readonly fell: boolean }): JSX.Element {
  const { t } = useI18n();
  const unlocking = createUnlock(t);
  const location = useLocation();
  const [forgotten, setForgotten] = createSignal(false);
  const forKeys = (): boolean => location.pathname.startsWith("/gekregen");
  // While the pincode is typed: who comes for a list of many plans waits for nothing but the list.
  onMount(() => {
    if (forKeys()) void import("./received-screens.ts");
  });
  return (
    <Show
      when={!forgotten()}
      fallback={
        <Page
          title={t().shell.lock.forgot}
          lead={t().shell.lock.forgotLead}
          back={() => setForgotten(false)}
          actions={<LinkButton href={RECOVER}>{t().shell.lock.useSheet}</LinkButton>}
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
          lead={props.fell ? t().shell.lock.lockedDraft : t().shell.lock.lead}
          actions={
            <>
              <Button type="submit" busy={unlocking.busy()}>
                {t().shell.lock.open}
              </Button>
              <Button kind="text" onClick={() => setForgotten(true)}>
                {t().shell.lock.forgot}
              </Button>
            </>
          }
        >
          <PinField
            label={t().shell.lock.pin}
            value={unlocking.pin()}
            onInput={unlocking.setPin}
            error={unlocking.error()}
          />
        </Page>
      </form>
    </Show>
  );
}

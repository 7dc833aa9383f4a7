import { Navigate } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrScanner } from "#src/ui/kit/QrScanner.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { PinScreen } from "#src/ui/writing/PinScreen.tsx";
import { createRestore } from "./create-restore.ts";
import { RestoreWords } from "./RestoreWords.tsx";

/** "Ik had al een plan": the words of the sheet, a new pincode, and everything is back. */
export default function RestorePage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const restore = createRestore(t);
  const texts = () => t().recovery.restore;
  return (
    <Switch fallback={<Navigate href="/" />}>
      <Match when={restore.step() === "done"}>
        <Page
          title={texts().title}
          heading={texts().done}
          lead={texts().oldDevice}
          actions={<LinkButton href="/vandaag">{texts().open}</LinkButton>}
        />
      </Match>
      <Match when={app.state().type !== "open" && restore.step() === "words"}>
        <RestoreWords restore={restore} />
      </Match>
      <Match when={app.state().type !== "open" && restore.step() === "scan"}>
        <Page
          title={texts().title}
          heading={texts().scan}
          back={() => restore.go("words")}
          actions={
            <Button kind="quiet" onClick={() => restore.go("words")}>
              {texts().type}
            </Button>
          }
        >
          <QrScanner onRead={restore.submitScan} error={restore.error()} />
        </Page>
      </Match>
      <Match when={app.state().type !== "open" && restore.step() === "pin"}>
        <PinScreen
          heading={t().onboarding.pin.heading}
          lead={texts().pinLead}
          value={restore.pin()}
          onInput={restore.setPin}
          error={restore.error()}
          busyText={texts().busy}
          back={() => restore.go("words")}
          submit={restore.submitPin}
          action={t().onboarding.pin.next}
        />
      </Match>
      <Match when={app.state().type !== "open" && restore.step() === "again"}>
        <PinScreen
          heading={t().onboarding.pinAgain.heading}
          lead={t().onboarding.pinAgain.lead}
          value={restore.again()}
          onInput={restore.setAgain}
          error={restore.error()}
          back={() => restore.go("pin")}
          submit={() => void restore.submitAgain()}
          busy={restore.busy()}
          busyText={texts().busy}
          action={texts().next}
        />
      </Match>
    </Switch>
  );
}

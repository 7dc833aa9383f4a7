import { Navigate } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { PinScreen } from "#src/ui/writing/PinScreen.tsx";
import { createRestore } from "./create-restore.ts";
import { SheetScan } from "./SheetScan.tsx";
import { SheetWords } from "./SheetWords.tsx";

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
        >
          <Show when={restore.endedSheets()}>
            <p>{t().recoverySheets.restore.othersEnded}</p>
          </Show>
        </Page>
      </Match>
      <Match when={app.state().type !== "open" && restore.step() === "words"}>
        <SheetWords
          entry={restore.entry}
          title={texts().title}
          heading={texts().heading}
          lead={texts().lead}
          back="/"
          action={t().onboarding.pin.next}
          onSubmit={restore.submitWords}
          onScan={() => restore.go("scan")}
          error={restore.error()}
        >
          <LinkButton kind="text" href="/start/reservekopie">
            {t().backup.back.have}
          </LinkButton>
          <Show when={app.state().type === "empty"}>
            <LinkButton kind="text" href="/start/bewaarders">
              {t().guardians.gather.link}
            </LinkButton>
          </Show>
          <p>{texts().lost}</p>
        </SheetWords>
      </Match>
      <Match when={app.state().type !== "open" && restore.step() === "scan"}>
        <SheetScan
          entry={restore.entry}
          title={texts().title}
          onRead={() => restore.go("pin")}
          onType={() => restore.go("words")}
        />
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

import { Navigate } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { PinScreen } from "#src/ui/writing/PinScreen.tsx";
import { BackupOpeningForm } from "./BackupOpeningForm.tsx";
import { BackupSays } from "./BackupSays.tsx";
import { createStartFromBackup, type StartFromBackup } from "./create-start-from-backup.ts";
import { PutBack } from "./PutBack.tsx";

/** `/start/reservekopie`: the file, the words, a pincode; then the plan as the relay has it, or a new one, and the backup in it. */
export default function BackupStartPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const start = createStartFromBackup(t);
  const words = () => t().backup.back;
  const isOpen = (): boolean => app.state().type === "open";
  const at = (step: ReturnType<StartFromBackup["step"]>): boolean => !isOpen() && start.step() === step;
  return (
    <Switch>
      <Match when={isOpen() && start.step() !== "put"}>
        <Navigate href="/meer/reservekopie/terug" />
      </Match>
      <Match when={at("open")}>
        <BackupOpeningForm opening={start.opening} back="/start/terug" submit={() => void start.submitOpening()} />
      </Match>
      <Match when={at("look") && start.backup()}>
        {(backup) => (
          <Page
            title={words().title}
            back={() => start.go("open")}
            actions={<Button onClick={() => start.go("pin")}>{words().next}</Button>}
          >
            <BackupSays backup={backup()} />
            <Show when={app.state().type === "locked"}>
              <p>{words().over}</p>
            </Show>
          </Page>
        )}
      </Match>
      <Match when={at("pin")}>
        <PinScreen
          heading={t().onboarding.pin.heading}
          lead={t().recovery.restore.pinLead}
          value={start.pin()}
          onInput={start.setPin}
          error={start.error()}
          busyText={words().taking}
          back={() => start.go("look")}
          submit={start.submitPin}
          action={t().onboarding.pin.next}
        />
      </Match>
      <Match when={at("again")}>
        <PinScreen
          heading={t().onboarding.pinAgain.heading}
          lead={t().onboarding.pinAgain.lead}
          value={start.again()}
          onInput={start.setAgain}
          error={start.error()}
          back={() => start.go("pin")}
          submit={() => void start.submitAgain()}
          busy={start.busy()}
          busyText={words().taking}
          action={t().recovery.restore.next}
        />
      </Match>
      <Match when={at("unknown")}>
        <NewPlan start={start} heading={words().goneTitle} lead={words().goneLead} />
      </Match>
      <Match when={at("apart")}>
        <NewPlan
          start={start}
          heading={words().offlineTitle}
          lead={words().offlineLead}
          first={{ text: words().again, act: () => void start.submitAgain() }}
        />
      </Match>
      <Match when={at("over")}>
        <NewPlan
          start={start}
          heading={t().recoverySheets.test.ended}
          lead={words().overLead}
          first={{ text: words().otherSheet, act: () => start.go("open") }}
        />
      </Match>
      <Match when={isOpen() && start.backup()}>
        {(backup) => <PutBack backup={backup()} back={undefined} atOnce={start.isNew()} />}
      </Match>
    </Switch>
  );
}

type NewPlanProps = {
  readonly start: StartFromBackup;
  readonly heading: string;
  readonly lead: string;
  /** What may be better than a new one. */
  readonly first?: { readonly text: string; readonly act: () => void };
};

/** The plan of the backup is not to be had: what a new one means is said before it is made. */
function NewPlan(props: NewPlanProps): JSX.Element {
  const { t } = useI18n();
  const words = () => t().backup.back;
  return (
    <Page
      title={words().title}
      heading={props.heading}
      lead={props.lead}
      back={() => props.start.go("again")}
      actions={
        <>
          <Show when={props.first}>
            {(first) => (
              <Button busy={props.start.busy()} onClick={() => first().act()}>
                {first().text}
              </Button>
            )}
          </Show>
          <Button
            kind={props.first ? "quiet" : "primary"}
            busy={props.start.busy()}
            onClick={() => void props.start.makeNew()}
          >
            {words().makeNew}
          </Button>
        </>
      }
    >
      <p>
        {words().goneKeys} {words().goneWords}
      </p>
      <ErrorText text={props.start.error()} />
    </Page>
  );
}

import { type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { QrScanner } from "#src/ui/kit/QrScanner.tsx";
import { useApp, usePractice } from "#src/ui/session/app-context.tsx";
import { PinScreen } from "#src/ui/writing/PinScreen.tsx";
import { createJoin, type JoinStep } from "./create-join.ts";
import { JoinCode } from "./JoinCode.tsx";
import { JoinDigits } from "./JoinDigits.tsx";
import { JoinHow } from "./JoinHow.tsx";
import { JoinName } from "./JoinName.tsx";

/** `/a`: a plan of one's own comes to this device too. Opening a code brings one here and asks nobody anything. */
export default function JoinPage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const practice = usePractice();
  const join = createJoin(t);
  const texts = () => t().devices.join;
  const at = <T extends JoinStep["type"]>(type: T) => {
    const step = join.step();
    return step.type === type ? (step as Extract<JoinStep, { type: T }>) : undefined;
  };
  const session = () => {
    const state = app.state();
    return state.type === "open" ? state.session : undefined;
  };
  const hasPlan = (): boolean => at("done") === undefined && session()?.owned() !== undefined;
  /** A key of somebody else is open that no pincode keeps: a plan beside it would be gone with the page. */
  const passing = (): boolean => at("done") === undefined && session() !== undefined && session()?.ports !== app.ports;
  return (
    <Switch>
      <Match when={hasPlan()}>
        <Page
          title={texts().title}
          heading={practice() ? t().shell.example.band : texts().hasPlan}
          lead={practice() ? t().devices.practice : texts().hasPlanLead}
          actions={<LinkButton href="/vandaag">{texts().hasPlanBack}</LinkButton>}
        />
      </Match>
      <Match when={passing()}>
        <Page
          title={texts().title}
          heading={texts().keyOpen}
          lead={texts().keyOpenLead}
          actions={<LinkButton href="/gekregen">{t().holder.list.heading}</LinkButton>}
        />
      </Match>
      <Match when={at("how")}>
        <JoinHow join={join} back={session() ? "/meer" : "/"} />
      </Match>
      <Match when={at("scan")}>
        <Page title={texts().title} heading={texts().scan} back={() => join.go("how")}>
          <QrScanner onRead={(text) => join.useCode(text, false)} error={join.error()} />
        </Page>
      </Match>
      <Match when={at("typed")}>
        <JoinCode join={join} />
      </Match>
      <Match when={at("name")}>
        <JoinName join={join} />
      </Match>
      <Match when={at("waiting")}>
        <JoinDigits join={join} digits={undefined} />
      </Match>
      <Match when={at("digits")}>{(step) => <JoinDigits join={join} digits={step().digits} />}</Match>
      <Match when={at("refused")}>
        <Page
          title={texts().refusedTitle}
          heading={texts().refused}
          lead={join.error() ?? texts().refusedLead}
          actions={<Button onClick={() => join.go("how")}>{texts().again}</Button>}
        />
      </Match>
      <Match when={at("pin")}>
        <PinScreen
          heading={t().onboarding.pin.heading}
          lead={texts().pinLead}
          value={join.pin()}
          onInput={join.setPin}
          error={join.error()}
          busyText={texts().busy}
          back={undefined}
          submit={join.submitPin}
          action={t().onboarding.pin.next}
        />
      </Match>
      <Match when={at("again")}>
        <PinScreen
          heading={t().onboarding.pinAgain.heading}
          lead={t().onboarding.pinAgain.lead}
          value={join.again()}
          onInput={join.setAgain}
          error={join.error()}
          busy={join.busy()}
          busyText={texts().busy}
          back={() => join.go("pin")}
          submit={() => void join.settle()}
          action={texts().settle}
        />
      </Match>
      <Match when={at("settle")}>
        <Page
          title={texts().title}
          heading={texts().busy}
          actions={
            <Show when={join.error()}>
              <Button busy={join.busy()} onClick={() => void join.settle()}>
                {t().holder.code.again}
              </Button>
            </Show>
          }
        >
          <ErrorText text={join.error()} />
        </Page>
      </Match>
      <Match when={at("done")}>
        <Page
          title={texts().title}
          heading={texts().done}
          lead={texts().doneLead}
          actions={<LinkButton href="/vandaag">{texts().open}</LinkButton>}
        />
      </Match>
    </Switch>
  );
}

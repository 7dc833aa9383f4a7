import { createSignal, type JSX, Match, Switch } from "solid-js";
import { beginGathering } from "#src/operations/gathering.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { newPinFault, type PinFault, pinSentence, secondPinFault } from "#src/ui/session/choose-pin.ts";
import { PinScreen } from "#src/ui/writing/PinScreen.tsx";
import { gatherSentence } from "./gather-sentence.ts";

export type GatherStartProps = {
  /** Where something is open already, the name is all that is asked. */
  readonly begin: ((name: string) => Promise<void>) | undefined;
};

/** On a phone that has nothing yet: a name, and a pincode for what guardians will hand over. */
export function GatherStart(props: GatherStartProps): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const [step, setStep] = createSignal<"name" | "pin" | "again">("name");
  const [name, setName] = createSignal("");
  const [missing, setMissing] = createSignal(false);
  const [pin, setPin] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [wrong, setWrong] = createSignal<PinFault>();
  const [failed, setFailed] = createSignal<string>();
  const [busy, setBusy] = createSignal(false);
  const texts = () => t().guardians.gather;

  const submitName = (): void => {
    const called = name().trim();
    setMissing(called === "");
    if (called === "") return;
    if (props.begin) void props.begin(called);
    else setStep("pin");
  };
  const typing =
    (set: (digits: string) => void) =>
    (digits: string): void => {
      set(digits);
      setWrong(undefined);
      setFailed(undefined);
    };
  const submitPin = (): void => {
    const fault = newPinFault(pin());
    setWrong(fault);
    if (!fault) setStep("again");
  };
  const submitAgain = async (): Promise<void> => {
    const fault = secondPinFault(pin(), again());
    setWrong(fault);
    if (fault || busy()) return;
    setBusy(true);
    const begun = await beginGathering(app.ports, name().trim(), pin());
    setBusy(false);
    if (begun.ok) app.open(begun.value);
    else setFailed(gatherSentence(t(), begun.error));
  };
  const error = (): string | undefined => {
    const fault = wrong();
    return fault ? pinSentence(t(), fault) : failed();
  };
  return (
    <Switch>
      <Match when={step() === "name"}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submitName();
          }}
        >
          <Page
            title={texts().title}
            heading={texts().name.heading}
            lead={texts().name.lead}
            back={props.begin ? "/gekregen" : "/start/terug"}
            actions={<Button type="submit">{texts().name.next}</Button>}
          >
            <TextField
              label={texts().name.label}
              capitals="words"
              maxLength={80}
              value={name()}
              onInput={(typed) => {
                setName(typed);
                setMissing(false);
              }}
              error={missing() ? texts().name.missing : undefined}
            />
          </Page>
        </form>
      </Match>
      <Match when={step() === "pin"}>
        <PinScreen
          heading={t().onboarding.pin.heading}
          lead={texts().pinLead}
          value={pin()}
          onInput={typing(setPin)}
          error={error()}
          busyText={t().shell.loading}
          back={() => setStep("name")}
          submit={submitPin}
          action={t().onboarding.pin.next}
        />
      </Match>
      <Match when={step() === "again"}>
        <PinScreen
          heading={t().onboarding.pinAgain.heading}
          lead={t().onboarding.pinAgain.lead}
          value={again()}
          onInput={typing(setAgain)}
          error={error()}
          busy={busy()}
          busyText={t().shell.loading}
          back={() => setStep("pin")}
          submit={() => void submitAgain()}
          action={t().onboarding.pin.next}
        />
      </Match>
    </Switch>
  );
}

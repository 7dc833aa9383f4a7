import { type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { DoorScreen } from "#src/ui/writing/DoorScreen.tsx";
import { SecretField } from "#src/ui/writing/SecretField.tsx";
import { createPinChange } from "./create-pin-change.ts";

/** Another pincode, or a sentence in its place. */
export default function ChangePinPage(): JSX.Element {
  const { t } = useI18n();
  const change = createPinChange(t);
  const texts = () => t().settings.pin;
  const sentence = () => t().opening.sentence;
  const isPin = (): boolean => change.kind() === "pin";
  const Step = (props: {
    readonly heading: string;
    readonly lead: string;
    readonly action: string;
    readonly first?: boolean;
  }) => (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void change.submit();
      }}
    >
      <Page
        title={texts().title}
        heading={props.heading}
        lead={props.lead}
        back={props.first ? "/meer/instellingen" : change.back}
        actions={
          <>
            <Button type="submit" busy={change.busy()}>
              {props.action}
            </Button>
            <Show when={props.first}>
              <Button kind="text" onClick={() => change.turn()}>
                {isPin() ? sentence().rather : sentence().ratherPin}
              </Button>
            </Show>
          </>
        }
      >
        <SecretField kind={change.kind()} value={change.typed()} onInput={change.type} error={change.error()} />
      </Page>
    </form>
  );
  return (
    <Switch>
      <Match when={change.step() === "current"}>
        <DoorScreen title={texts().title} back="/meer/instellingen" asking={change.asking} />
      </Match>
      <Match when={change.step() === "next"}>
        <Step
          heading={isPin() ? texts().next : sentence().next}
          lead={isPin() ? texts().honest : sentence().honest}
          action={texts().goOn}
          first
        />
      </Match>
      <Match when={change.step() === "again"}>
        <Step
          heading={texts().again}
          lead={isPin() ? texts().againLead : sentence().againLead}
          action={isPin() ? texts().save : sentence().save}
        />
      </Match>
      <Match when={change.step() === "saved"}>
        <Page
          title={texts().title}
          heading={isPin() ? texts().saved : sentence().saved}
          lead={texts().savedLead}
          actions={<LinkButton href="/meer/instellingen">{t().settings.done}</LinkButton>}
        />
      </Match>
    </Switch>
  );
}

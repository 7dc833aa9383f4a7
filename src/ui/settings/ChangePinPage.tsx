import { type JSX, Match, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { createPinChange } from "./create-pin-change.ts";

export default function ChangePinPage(): JSX.Element {
  const { t } = useI18n();
  const change = createPinChange(t);
  const texts = () => t().settings.pin;
  const Step = (props: {
    readonly heading: string;
    readonly lead?: string;
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
          <Button type="submit" busy={change.busy()}>
            {props.action}
          </Button>
        }
      >
        <PinField label={texts().field} value={change.pin()} onInput={change.setPin} error={change.error()} />
      </Page>
    </form>
  );
  return (
    <Switch>
      <Match when={change.step() === "current"}>
        <Step heading={texts().current} action={texts().goOn} first />
      </Match>
      <Match when={change.step() === "next"}>
        <Step heading={texts().next} lead={texts().honest} action={texts().goOn} />
      </Match>
      <Match when={change.step() === "again"}>
        <Step heading={texts().again} lead={texts().againLead} action={texts().save} />
      </Match>
      <Match when={change.step() === "saved"}>
        <Page
          title={texts().title}
          heading={texts().saved}
          lead={texts().savedLead}
          actions={<LinkButton href="/meer/instellingen">{t().settings.done}</LinkButton>}
        />
      </Match>
    </Switch>
  );
}

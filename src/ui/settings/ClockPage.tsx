import { useNavigate } from "@solidjs/router";
import { type JSX, Match, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { say } from "#src/ui/session/toast.ts";
import { createClockCheck } from "./create-clock-check.ts";

/** What the relay's date is, in words, for a person to compare with the world. */
export default function ClockPage(): JSX.Element {
  const { t, f } = useI18n();
  const navigate = useNavigate();
  const check = createClockCheck();
  const texts = () => t().settings.clock;
  const confirm = async (): Promise<void> => {
    if (!(await check.confirm())) return;
    say({ text: texts().thanks }, "next");
    navigate("/", { replace: true });
  };
  const Told = (props: { readonly heading: string; readonly lead: string }) => (
    <Page
      title={texts().title}
      heading={props.heading}
      lead={props.lead}
      back="/meer"
      actions={<LinkButton href="/">{t().settings.done}</LinkButton>}
    />
  );
  return (
    <Switch fallback={<Told heading={texts().unknownHeading} lead={texts().unknownLead} />}>
      <Match when={check.step() === "wrong"}>
        <Told heading={texts().wrongHeading} lead={texts().wrongLead} />
      </Match>
      <Match when={check.date()}>
        {(date) => (
          <Page
            title={texts().title}
            heading={texts().heading}
            lead={texts().lead(f().date(date()), f().time(date()))}
            back="/meer"
            actions={
              <>
                <ErrorText text={check.failed() ? texts().notKept : undefined} />
                <Button busy={check.busy()} onClick={() => void confirm()}>
                  {texts().yes}
                </Button>
                <Button kind="quiet" onClick={check.deny}>
                  {texts().no}
                </Button>
              </>
            }
          >
            <p>{texts().differs}</p>
          </Page>
        )}
      </Match>
    </Switch>
  );
}

import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { ToggleSwitch } from "#src/ui/kit/ToggleSwitch.tsx";
import { usePractice } from "#src/ui/session/app-context.tsx";
import { say } from "#src/ui/session/toast.ts";
import { type NotificationsFault, createNotificationSettings } from "./create-notifications.ts";
import { createStanding } from "./create-standing.ts";
import "./settings.css";

const BACK = "/meer/instellingen";

/** Whether this device says that there is something new: what that tells, to whom, and when not. */
export default function NotificationsPage(): JSX.Element {
  const { t } = useI18n();
  const practice = usePractice();
  const standing = createStanding();
  const settings = createNotificationSettings();
  const texts = () => t().notifications;

  const faultText = (fault: NotificationsFault | undefined): string | undefined => {
    switch (fault?.type) {
      case undefined:
        return undefined;
      case "not-answered":
        return texts().fault.notAnswered;
      case "offline":
        return texts().fault.offline;
      case "push-refused":
        return texts().fault.noPlace;
      default:
        return texts().fault.failed;
    }
  };
  const turnOff = async (): Promise<void> => {
    if (await settings.turnOff()) say({ text: texts().on.turnedOff });
  };

  const List = (props: { readonly items: readonly string[] }) => (
    <ul class="roer-plain-list">
      <For each={props.items}>{(item) => <li>{item}</li>}</For>
    </ul>
  );
  const Nights = () => (
    <div>
      <ToggleSwitch label={texts().nights} on={settings.nights()} onChange={(on) => void settings.setNights(on)} />
      <p class="roer-field__hint">{texts().nightsHint}</p>
    </div>
  );
  const WhoSees = () => (
    <Fold label={texts().seen.label}>
      <List
        items={[
          texts().seen.browser,
          texts().seen.browserSees,
          texts().seen.browserNot,
          texts().seen.us,
          texts().seen.usKeys,
          texts().seen.screen,
        ]}
      />
    </Fold>
  );
  const Done = () => <LinkButton href={BACK}>{t().settings.done}</LinkButton>;

  return (
    <Switch>
      <Match when={settings.step() === "impossible"}>
        <Page title={texts().title} heading={texts().impossible.heading} back={BACK} actions={<Done />}>
          <Show
            when={!practice() && standing.kept()}
            fallback={<p>{practice() ? texts().impossible.example : texts().impossible.keepFirst}</p>}
          >
            <p>{texts().impossible.lead}</p>
            <p>{texts().impossible.iphone}</p>
            <p>{texts().impossible.otherwise}</p>
          </Show>
        </Page>
      </Match>
      <Match when={settings.step() === "refused"}>
        <Page
          title={texts().title}
          heading={texts().refused.heading}
          lead={texts().refused.lead}
          back={BACK}
          actions={<Done />}
        >
          <ol class="roer-plain-list">
            <For each={[texts().refused.press, texts().refused.allow, texts().refused.back]}>
              {(item) => <li>{item}</li>}
            </For>
          </ol>
          <p>{texts().refused.installed}</p>
        </Page>
      </Match>
      <Match when={settings.step() === "off"}>
        <Page
          title={texts().title}
          heading={texts().off.heading}
          lead={texts().off.lead}
          back={BACK}
          actions={
            <>
              <ErrorText text={faultText(settings.fault())} />
              <Button icon="bell" busy={settings.busy()} onClick={() => void settings.turnOn()}>
                {texts().off.turnOn}
              </Button>
            </>
          }
        >
          <List
            items={[
              ...(standing.resident() ? [texts().off.aboutOwn] : []),
              ...(standing.holder() ? [texts().off.aboutOthers] : []),
              texts().off.neverWhat,
              texts().off.hourly,
            ]}
          />
          <Nights />
          <WhoSees />
        </Page>
      </Match>
      <Match when={settings.step() === "on"}>
        <Page
          title={texts().title}
          heading={texts().on.heading}
          lead={texts().on.lead}
          back={BACK}
          actions={
            <>
              <ErrorText text={faultText(settings.fault())} />
              <Done />
              <Button kind="quiet" busy={settings.busy()} onClick={() => void turnOff()}>
                {texts().on.turnOff}
              </Button>
            </>
          }
        >
          <Nights />
          <WhoSees />
        </Page>
      </Match>
    </Switch>
  );
}

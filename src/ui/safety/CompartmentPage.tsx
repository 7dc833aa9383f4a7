import { type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { PinField } from "#src/ui/kit/PinField.tsx";
import { usePractice } from "#src/ui/session/app-context.tsx";
import { DoorScreen } from "#src/ui/writing/DoorScreen.tsx";
import { createCompartment } from "./create-compartment.ts";

const BACK = "/meer/veilig";

/** Makes a sealed compartment. The same screen in every installation: it does not know whether there is one. */
export default function CompartmentPage(): JSX.Element {
  const { t } = useI18n();
  const practice = usePractice();
  const making = createCompartment(t);
  const texts = () => t().safety.compartment;
  return (
    <Show
      when={!practice()}
      fallback={
        <Page title={texts().title} back={BACK}>
          <EmptyState icon="lock" text={t().devices.practice} />
        </Page>
      }
    >
      <Switch>
        <Match when={making.step() === "told"}>
          <Page
            title={texts().title}
            lead={texts().lead}
            back={BACK}
            actions={<Button onClick={() => making.begin()}>{texts().start}</Button>}
          >
            <ul class="roer-plain-list">
              <li>{texts().hides}</li>
              <li>{texts().hidesNot}</li>
              <li>{texts().short}</li>
              <li>{texts().copies}</li>
              <li>{texts().only}</li>
              <li>{texts().once}</li>
            </ul>
          </Page>
        </Match>
        <Match when={making.step() === "current"}>
          <DoorScreen title={texts().title} back={() => making.back()} asking={making.asking} />
        </Match>
        <Match when={making.step() === "next" || making.step() === "again"}>
          <form
            onSubmit={(event) => {
              event.preventDefault();
              void making.submit();
            }}
          >
            <Page
              title={texts().title}
              heading={making.step() === "next" ? texts().next : t().settings.pin.again}
              lead={making.step() === "next" ? texts().nextLead : texts().again}
              back={() => making.back()}
              actions={
                <Button type="submit" busy={making.busy()}>
                  {making.step() === "next" ? t().settings.pin.goOn : texts().start}
                </Button>
              }
            >
              <PinField
                label={t().settings.pin.field}
                value={making.pin()}
                onInput={making.setPin}
                error={making.error()}
              />
            </Page>
          </form>
        </Match>
        <Match when={making.step() === "made"}>
          <Page
            title={texts().title}
            heading={texts().made}
            lead={texts().madeLead}
            actions={<LinkButton href={BACK}>{t().settings.done}</LinkButton>}
          />
        </Match>
      </Switch>
    </Show>
  );
}

import { For, type JSX, Match, Show, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Paper } from "#src/ui/kit/Paper.tsx";
import { PhoneLink } from "#src/ui/kit/PhoneLink.tsx";
import { WebLink } from "#src/ui/kit/WebLink.tsx";
import { OwnWords } from "#src/ui/reading/OwnWords.tsx";
import { useToday } from "#src/ui/session/use-today.ts";
import { activityAddress, NEARBY, type PlacedActivity } from "./activity-address.ts";
import { activityFacts } from "./activity-facts.ts";
import { OnActivity } from "./OnActivity.tsx";

/** One activity: all that the organisation tells of it, and what one can do with it. */
export default function ActivityPage(): JSX.Element {
  return <OnActivity>{(one) => <One {...one} />}</OnActivity>;
}

function One(props: PlacedActivity): JSX.Element {
  const { t, f, locale } = useI18n();
  const today = useToday();
  const words = () => t().neighbourhood.activity;
  const facts = () => activityFacts(t(), f(), locale(), props.activity);
  return (
    <Page
      title={words().title}
      heading={
        <bdi dir="auto" translate="no">
          {props.activity.name}
        </bdi>
      }
      back={NEARBY}
      actions={
        <>
          <LinkButton icon="add" href={activityAddress(props.place, "stap")}>
            {words().toStep}
          </LinkButton>
          <LinkButton kind="quiet" icon="map" href={activityAddress(props.place, "kaart")}>
            {words().toMap}
          </LinkButton>
          <Button kind="text" icon="printer" onClick={() => window.print()}>
            {words().print}
          </Button>
        </>
      }
    >
      <Paper size="A4">
        <Show when={props.activity.expires}>
          {(day) => (
            <Show when={day() < today()}>
              <Notice icon="clock" text={words().over(f().date(day()))} />
            </Show>
          )}
        </Show>
        <Show when={props.activity.description}>{(text) => <OwnWords text={text()} />}</Show>
        <dl class="roer-facts">
          <For each={facts()}>
            {({ label, text, as }) => (
              <div>
                <dt>{label}</dt>
                <dd>
                  <Switch fallback={<OwnWords text={text} />}>
                    <Match when={as === "phone"}>
                      <PhoneLink phone={text} />
                    </Match>
                    <Match when={as === "site"}>
                      <WebLink url={text} />
                      <p class="roer-field__hint roer-print-hidden">{words().websiteHint}</p>
                    </Match>
                  </Switch>
                </dd>
              </div>
            )}
          </For>
        </dl>
      </Paper>
    </Page>
  );
}

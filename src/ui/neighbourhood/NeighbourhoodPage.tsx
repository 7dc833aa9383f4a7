import { useLocation, useNavigate } from "@solidjs/router";
import { type JSX, Match, onMount, Show, Switch } from "solid-js";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Notice } from "#src/ui/kit/Notice.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { createDraft } from "#src/ui/session/create-draft.ts";
import { useToday } from "#src/ui/session/use-today.ts";
import { AboutCard } from "./AboutCard.tsx";
import { NEARBY, topicIn } from "./activity-address.ts";
import { ActivityList } from "./ActivityList.tsx";
import { CardSource } from "./CardSource.tsx";
import { createCard } from "./create-card.ts";

/** In de buurt: what there is to do nearby, looked through on this device only. */
export default function NeighbourhoodPage(): JSX.Element {
  const { t, f } = useI18n();
  const location = useLocation();
  const navigate = useNavigate();
  const today = useToday();
  const card = createCard();
  const [topic, setTopic] = createDraft("neighbourhood/topic");
  const [words, setWords] = createDraft("neighbourhood/words");
  onMount(() => {
    const asked = topicIn(location.hash);
    if (asked === undefined) return;
    setTopic(asked);
    setWords("");
    // Once: whoever comes back finds what they chose since.
    navigate(NEARBY, { replace: true, scroll: false });
  });
  return (
    <Page
      title={t().neighbourhood.title}
      heading={t().neighbourhood.heading}
      back="/meer"
      aside={<Show when={card.here()}>{(here) => <AboutCard card={card} here={here()} />}</Show>}
    >
      <Switch>
        <Match when={card.here()}>
          {(here) => (
            <>
              <Show when={here().card.example}>
                <Notice icon="eye" text={t().neighbourhood.example} />
              </Show>
              <Show when={here().card.expires}>
                {(day) => (
                  <Show when={day() < today()}>
                    <Notice icon="clock" text={t().neighbourhood.old(f().date(day()))} />
                  </Show>
                )}
              </Show>
              <ActivityList
                card={card}
                here={here().card}
                topic={topic()}
                onTopic={setTopic}
                words={words()}
                onWords={setWords}
              />
            </>
          )}
        </Match>
        <Match when={card.here() === null}>
          <EmptyState icon="home" text={t().neighbourhood.none}>
            <p>{t().neighbourhood.noneHow}</p>
            <CardSource card={card} />
          </EmptyState>
        </Match>
      </Switch>
    </Page>
  );
}

import { type JSX, Match, onMount, Switch } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { createPractice } from "./create-practice.ts";

/** The way into the practice dossier. Where nothing is open it leads on at once; else it asks first. */
export default function PracticePage(): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const practice = createPractice();
  const standing = (): "closed" | "own" | "practice" => {
    const state = app.state();
    if (state.type !== "open") return "closed";
    return state.practice ? "practice" : "own";
  };
  onMount(() => {
    if (standing() === "closed") void practice.open();
  });
  return (
    <Switch fallback={<Page title={t().practice.title} lead={t().practice.opening} />}>
      <Match when={standing() === "own" && !practice.busy()}>
        <Page
          title={t().practice.title}
          heading={t().practice.heading}
          lead={t().practice.lead}
          back="/meer"
          actions={<Button onClick={() => void practice.open()}>{t().practice.open}</Button>}
        />
      </Match>
      <Match when={standing() === "practice" && !practice.busy()}>
        <Page
          title={t().practice.title}
          heading={t().practice.again}
          lead={t().practice.againLead}
          back="/meer"
          actions={
            <>
              <Button onClick={() => void practice.open()}>{t().practice.reset}</Button>
              <LinkButton kind="quiet" href="/vandaag">
                {t().practice.goOn}
              </LinkButton>
            </>
          }
        />
      </Match>
    </Switch>
  );
}

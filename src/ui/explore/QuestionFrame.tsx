import type { JSX } from "solid-js";
import type { Area } from "#src/dossier/life-area.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { areaName } from "#src/ui/reading/area-name.ts";
import { areaAddress, OVERVIEW, type Question, QUESTIONS } from "./questions.ts";

export type QuestionFrameProps = {
  readonly area: Area;
  readonly question: Question;
  readonly onSubmit: () => void;
  readonly onSkip: () => void;
  readonly children: JSX.Element;
};

/** Round one question: where one is, and the three ways on. */
export function QuestionFrame(props: QuestionFrameProps): JSX.Element {
  const { t } = useI18n();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Page
      title={t().explore.title}
      heading={<bdi>{areaName(t(), props.area)}</bdi>}
      lead={t().explore.ask.place(QUESTIONS.indexOf(props.question) + 1, QUESTIONS.length)}
      back={areaAddress(props.area.id)}
    >
      <form class="roer-form" onSubmit={submit}>
        {props.children}
        <div class="roer-page__actions">
          <Button type="submit">{t().explore.ask.next}</Button>
          <Button kind="text" onClick={() => props.onSkip()}>
            {t().explore.ask.skip}
          </Button>
          <LinkButton kind="text" href={OVERVIEW}>
            {t().explore.ask.stop}
          </LinkButton>
        </div>
      </form>
    </Page>
  );
}

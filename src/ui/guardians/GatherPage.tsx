import { Navigate } from "@solidjs/router";
import { createMemo, type JSX, Match, Show, Switch } from "solid-js";
import { type GatheringState, stateOf } from "#src/operations/gathering.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Digits } from "#src/ui/kit/Digits.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOpenSession } from "#src/ui/session/app-context.tsx";
import { createGather, type Gather, type GatherStep } from "./create-gather.ts";
import { GatherCode } from "./GatherCode.tsx";
import { GatherStart } from "./GatherStart.tsx";

/** `/start/bewaarders`: guardians bring a plan back, one after the other, and then two days. */
export default function GatherPage(): JSX.Element {
  const { t } = useI18n();
  const session = useOpenSession();
  const gather = createGather(t);
  const texts = () => t().guardians.gather;
  const at = <T extends GatherStep["type"]>(type: T) => {
    const step = gather.step();
    return step.type === type ? (step as Extract<GatherStep, { type: T }>) : undefined;
  };
  const hasPlan = (): boolean => at("done") === undefined && session()?.owned() !== undefined;
  return (
    <Switch fallback={<p role="status">{t().shell.loading}</p>}>
      <Match when={hasPlan() && !gather.busy()}>
        <Navigate href="/vandaag" />
      </Match>
      <Match when={session() === undefined}>
        <GatherStart begin={undefined} />
      </Match>
      <Match when={at("overview") && gather.gathering() === null}>
        <GatherStart begin={(name) => gather.begin(name)} />
      </Match>
      <Match when={at("overview")}>
        <Overview gather={gather} />
      </Match>
      <Match when={at("code")}>{(step) => <GatherCode gather={gather} request={step().request} />}</Match>
      <Match when={at("digits")}>
        {(step) => (
          <Page
            title={texts().digits.title}
            heading={texts().digits.heading}
            back={() => gather.toOverview()}
            actions={<ErrorText text={gather.error()} />}
          >
            <Digits value={step().digits} />
            <p role="status">{texts().digits.wait}</p>
          </Page>
        )}
      </Match>
      <Match when={at("wait")}>{(step) => <Waiting gather={gather} opens={step().opens} />}</Match>
      <Match when={at("stop")}>
        <Page
          title={texts().title}
          heading={texts().stopHeading}
          lead={texts().stopLead}
          back={() => gather.toOverview()}
          actions={
            <>
              <ErrorText text={gather.error()} />
              <Button kind="danger" busy={gather.busy()} onClick={() => void gather.stop()}>
                {texts().stopDo}
              </Button>
              <Button kind="quiet" onClick={() => gather.toOverview()}>
                {texts().stopNot}
              </Button>
            </>
          }
        />
      </Match>
      <Match when={at("done")}>
        <Page
          title={texts().title}
          heading={texts().done.heading}
          lead={texts().done.lead}
          actions={<LinkButton href="/vandaag">{texts().done.open}</LinkButton>}
        >
          <p>{texts().done.again}</p>
        </Page>
      </Match>
    </Switch>
  );
}

/** How many shares there are, and what comes next. */
function Overview(props: { readonly gather: Gather }): JSX.Element {
  const { t } = useI18n();
  const texts = () => t().guardians.gather;
  const state = createMemo((): GatheringState => stateOf(props.gather.gathering() ?? { shares: [] }));
  const heading = (): string => {
    const now = state();
    return now.type === "some" ? texts().heading.some(now.have) : texts().heading[now.type];
  };
  const lead = (): string => {
    const now = state();
    return now.type === "some" ? texts().lead.some(now.missing) : texts().lead[now.type];
  };
  return (
    <Page
      title={texts().title}
      heading={heading()}
      lead={lead()}
      actions={
        <>
          <ErrorText text={props.gather.error()} />
          <Show
            when={state().type === "enough"}
            fallback={<Button onClick={() => void props.gather.showCode()}>{texts().next}</Button>}
          >
            <Button busy={props.gather.busy()} onClick={() => void props.gather.ask()}>
              {texts().ask}
            </Button>
          </Show>
          <Button kind="text" onClick={() => props.gather.toStop()}>
            {texts().stop}
          </Button>
        </>
      }
    />
  );
}

/** Two days in which every device that the plan still has may say no. */
function Waiting(props: { readonly gather: Gather; readonly opens: number }): JSX.Element {
  const { t, f } = useI18n();
  const texts = () => t().guardians.gather.wait;
  const isOver = (): boolean => props.gather.isOver(props.opens);
  return (
    <Page
      title={texts().title}
      heading={isOver() ? texts().ready : texts().heading(f().date(props.opens), f().time(props.opens))}
      lead={isOver() ? undefined : texts().lead}
      actions={
        <>
          <ErrorText text={props.gather.error()} />
          <Button
            kind={isOver() ? "primary" : "quiet"}
            busy={props.gather.busy()}
            onClick={() => void props.gather.open()}
          >
            {texts().open}
          </Button>
          <Button kind="text" onClick={() => props.gather.toStop()}>
            {t().guardians.gather.stop}
          </Button>
        </>
      }
    >
      <Show when={!isOver()}>
        <p>{texts().devices}</p>
        <p>{texts().close}</p>
      </Show>
      <p role="status">
        <Show when={props.gather.busy()}>{texts().busy}</Show>
      </p>
    </Page>
  );
}

import { Navigate, useParams } from "@solidjs/router";
import { type JSX, Match, Show, Switch } from "solid-js";
import type { Replica } from "#src/operations/replica.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { useReceived } from "#src/ui/session/use-received.ts";
import { colleagueFaultText } from "./colleague-fault-text.ts";
import { createPassOn, type PassOnStep } from "./create-pass-on.ts";
import { PassOnChoice } from "./PassOnChoice.tsx";
import { PassOnCode } from "./PassOnCode.tsx";
import { PassOnDigits } from "./PassOnDigits.tsx";

/** `/gekregen/:id/deel`: a colleague gets a part of the key that one holds. A key that is over says so on its own page. */
export default function PassOnPage(): JSX.Element {
  const app = useApp();
  const params = useParams<{ id: string }>();
  return (
    <Show when={app.state().type === "open"}>
      <Show when={parseId16<GrantId>(params.id)} keyed fallback={<Navigate href={`/gekregen/${params.id}`} />}>
        {(grant) => <OfKey grant={grant} back={`/gekregen/${grant}`} />}
      </Show>
    </Show>
  );
}

function OfKey(props: { readonly grant: GrantId; readonly back: string }): JSX.Element {
  const { t } = useI18n();
  const received = useReceived(() => props.grant);
  /** One object as long as it is the same key, so that what was chosen stays. */
  const live = (): Replica | undefined => {
    const replica = received.now()?.replica;
    return replica?.record.over === undefined ? replica : undefined;
  };
  return (
    <Switch fallback={<Navigate href={props.back} />}>
      <Match when={received.reading()}>
        <Page title={t().handover.colleague.title} heading={t().workspace.list.reading} />
      </Match>
      <Match when={live()}>{(replica) => <PassOn replica={replica()} back={props.back} />}</Match>
    </Switch>
  );
}

function PassOn(props: { readonly replica: Replica; readonly back: string }): JSX.Element {
  const { t } = useI18n();
  const texts = () => t().handover.colleague;
  const passing = createPassOn(() => props.replica);
  const at = <T extends PassOnStep["type"]>(type: T) => {
    const step = passing.step();
    return step.type === type ? (step as Extract<PassOnStep, { type: T }>) : undefined;
  };
  return (
    <Switch>
      <Match when={at("choose")}>
        <PassOnChoice replica={props.replica} back={props.back} onMake={(passed) => void passing.open(passed)} />
      </Match>
      <Match when={at("opening") ?? at("code")}>
        <PassOnCode offer={at("code")?.offer} onBack={passing.again} back={props.back} />
      </Match>
      <Match when={at("digits")}>
        {(step) => <PassOnDigits passing={passing} claimant={step().claimant} back={props.back} />}
      </Match>
      <Match when={at("done")}>
        {(step) => (
          <Page
            title={texts().title}
            heading={<bdi>{texts().given(step().name)}</bdi>}
            lead={texts().givenText}
            actions={<LinkButton href={props.back}>{t().kit.done}</LinkButton>}
          />
        )}
      </Match>
      <Match when={at("failed")}>
        {(step) => (
          <Page
            title={texts().title}
            heading={t().keys.scan.cancelled}
            back={props.back}
            actions={<Button onClick={passing.again}>{t().keys.scan.renew}</Button>}
          >
            <ErrorText text={colleagueFaultText(t(), step().fault, step().digits)} />
          </Page>
        )}
      </Match>
    </Switch>
  );
}

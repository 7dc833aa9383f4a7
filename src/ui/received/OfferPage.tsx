import { useNavigate, useParams } from "@solidjs/router";
import { createSignal, For, type JSX, Match, Show, Switch } from "solid-js";
import { TEXT_LENGTH } from "#src/dossier/field-rules.ts";
import { HELP_KINDS } from "#src/dossier/help-request.ts";
import type { Replica } from "#src/operations/replica.ts";
import { type GrantId, parseId16 } from "#src/protocol/ids.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { CheckRow } from "#src/ui/kit/CheckRow.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextArea } from "#src/ui/kit/TextArea.tsx";
import { VisuallyHidden } from "#src/ui/kit/VisuallyHidden.tsx";
import { useApp } from "#src/ui/session/app-context.tsx";
import { useReceived } from "#src/ui/session/use-received.ts";
import { residentName } from "#src/operations/resident-name.ts";
import { faultText } from "#src/ui/session/fault-text.ts";
import { say } from "#src/ui/session/toast.ts";
import { createOffer } from "./create-offer.ts";
import { NoKeyScreen } from "./NoKeyScreen.tsx";

/** `/gekregen/:id/aanbod`: what a holder is happy to do, and what not. Theirs until it is shared. */
export default function OfferPage(): JSX.Element {
  const app = useApp();
  const params = useParams<{ id: string }>();
  return (
    <Show when={app.state().type === "open"}>
      <Show when={parseId16<GrantId>(params.id)} keyed fallback={<NoKeyScreen />}>
        {(grant) => <Found grant={grant} />}
      </Show>
    </Show>
  );
}

function Found(props: { readonly grant: GrantId }): JSX.Element {
  const { t } = useI18n();
  const received = useReceived(() => props.grant);
  const live = (): Replica | undefined => {
    const replica = received.now()?.replica;
    return replica?.record.over === undefined ? replica : undefined;
  };
  return (
    <Switch fallback={<NoKeyScreen />}>
      <Match when={received.reading()}>
        <Page title={t().help.offer.title} heading={t().workspace.list.reading} />
      </Match>
      <Match when={live()}>{(replica) => <OfferForm replica={replica()} />}</Match>
    </Switch>
  );
}

function OfferForm(props: { readonly replica: Replica }): JSX.Element {
  const { t } = useI18n();
  const app = useApp();
  const navigate = useNavigate();
  const offer = createOffer(() => props.replica);
  const [pressed, setPressed] = createSignal(false);
  const name = (): string => residentName(props.replica) ?? t().holder.plan.owner;
  const back = (): string => `/gekregen/${props.replica.ref.grant}`;
  const error = (): string | undefined => {
    const fault = offer.fault();
    return fault && faultText(t(), fault);
  };
  const share = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setPressed(true);
    if (offer.what().length === 0 || !(await offer.share())) return;
    const isOffline = app.connection() === "offline";
    say({ text: isOffline ? t().help.offer.sharedOffline : t().help.offer.shared(name()) }, "next");
    navigate(back());
  };
  const withdraw = async (): Promise<void> => {
    if (!(await offer.withdraw())) return;
    say({ text: t().help.offer.withdrawn }, "next");
    navigate(back());
  };
  return (
    <form onSubmit={(event) => void share(event)}>
      <Page
        title={t().help.offer.title}
        heading={t().help.offer.heading}
        lead={t().help.offer.lead(name())}
        back={back()}
        actions={
          <>
            <ErrorText text={error()} />
            <Button type="submit">{t().help.offer.share(name())}</Button>
            <Show when={offer.standing() !== "draft"}>
              <Button kind="text" onClick={() => void withdraw()}>
                {t().help.offer.withdraw}
              </Button>
            </Show>
          </>
        }
      >
        <Show when={offer.standing() === "changed"}>
          <p dir="auto">{t().help.offer.changed(name())}</p>
        </Show>
        <fieldset data-invalid={pressed() && offer.what().length === 0}>
          <legend>
            <VisuallyHidden>{t().help.offer.heading}</VisuallyHidden>
          </legend>
          <div class="roer-choices">
            <For each={HELP_KINDS}>
              {(kind) => (
                <CheckRow
                  label={t().help.kinds[kind]}
                  checked={offer.what().includes(kind)}
                  onChange={(on) => offer.tick(kind, on)}
                />
              )}
            </For>
            <ErrorText text={pressed() && offer.what().length === 0 ? t().help.offer.missing : undefined} />
          </div>
        </fieldset>
        <TextArea
          label={t().help.offer.limits}
          hint={t().help.offer.limitsHint}
          value={offer.limits()}
          onInput={offer.setLimits}
          draftSaved={offer.saved()}
          rows={2}
          maxLength={TEXT_LENGTH}
        />
      </Page>
    </form>
  );
}

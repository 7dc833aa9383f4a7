import { useParams } from "@solidjs/router";
import { createResource, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { type KeptShare, keptShares } from "#src/operations/kept-shares.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Digits } from "#src/ui/kit/Digits.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TextField } from "#src/ui/kit/TextField.tsx";
import { useSession } from "#src/ui/session/app-context.tsx";
import { createWishReading, type WishReading, type WishStep } from "./create-wish-reading.ts";
import { GatherCode } from "./GatherCode.tsx";
import { KEPT } from "./guardian-places.ts";

/** `/bewaard/:id/wens`: guardians read together what a resident left. */
export default function ReadWishPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const params = useParams<{ id: string }>();
  const [shares] = createResource(session, (open) => keptShares(open));
  const kept = (): KeptShare | undefined =>
    shares.latest?.find(({ dossier, wish }) => dossier === params.id && wish !== undefined);
  return (
    <Show
      when={kept()}
      fallback={<Page title={t().guardians.wish.readTitle} heading={t().guardians.wish.none} back={KEPT} />}
    >
      {(one) => <Reading kept={one()} />}
    </Show>
  );
}

function Reading(props: { readonly kept: KeptShare }): JSX.Element {
  const { t } = useI18n();
  const reading = createWishReading(t);
  const texts = () => t().guardians.wish;
  const at = <T extends WishStep["type"]>(type: T) => {
    const step = reading.step();
    return step.type === type ? (step as Extract<WishStep, { type: T }>) : undefined;
  };
  return (
    <Switch>
      <Match when={at("explain")}>
        <Explain reading={reading} kept={props.kept} />
      </Match>
      <Match when={at("overview")}>
        <Overview reading={reading} />
      </Match>
      <Match when={at("code")}>{(step) => <GatherCode gather={reading} request={step().request} />}</Match>
      <Match when={at("digits")}>
        {(step) => (
          <Page
            title={texts().readTitle}
            heading={t().guardians.gather.digits.heading}
            back={() => reading.toOverview()}
          >
            <Digits value={step().digits} />
            <p role="status">{t().guardians.gather.digits.wait}</p>
          </Page>
        )}
      </Match>
      <Match when={at("unreadable")}>
        <Page title={texts().readTitle} heading={texts().unreadable} back={KEPT} />
      </Match>
      <Match when={at("read")}>
        {(step) => (
          <Page
            title={texts().readTitle}
            heading={texts().left(props.kept.name)}
            lead={step().wish.after === "erase" ? texts().wantsErase : texts().wantsGive}
            back={KEPT}
          >
            <p class="roer-note__text" dir="auto" translate="no">
              {step().wish.text}
            </p>
            <p>{texts().how}</p>
          </Page>
        )}
      </Match>
    </Switch>
  );
}

function Explain(props: { readonly reading: WishReading; readonly kept: KeptShare }): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const texts = () => t().guardians.wish;
  // oxlint-disable-next-line solid/reactivity -- as it was said before
  const [name, setName] = createSignal(session().profile.introduction?.name ?? "");
  const [missing, setMissing] = createSignal(false);
  const begin = (): void => {
    const called = name().trim();
    setMissing(called === "");
    if (called !== "") void props.reading.begin(props.kept, called);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <Page
        title={texts().readTitle}
        heading={t().guardians.hand.died(props.kept.name)}
        lead={texts().readLead}
        back={KEPT}
        actions={
          <>
            <ErrorText text={props.reading.error()} />
            <Button type="submit">{texts().begin}</Button>
          </>
        }
      >
        <TextField
          label={texts().name}
          capitals="words"
          maxLength={80}
          value={name()}
          onInput={(typed) => {
            setName(typed);
            setMissing(false);
          }}
          error={missing() ? t().guardians.gather.name.missing : undefined}
        />
      </Page>
    </form>
  );
}

function Overview(props: { readonly reading: WishReading }): JSX.Element {
  const { t } = useI18n();
  const gather = () => t().guardians.gather;
  const missing = (): string => {
    const state = props.reading.state();
    return state.type === "some" ? gather().lead.some(state.missing) : gather().lead.false;
  };
  return (
    <Page
      title={t().guardians.wish.readTitle}
      heading={t().guardians.wish.askOther}
      lead={missing()}
      back={KEPT}
      actions={
        <>
          <ErrorText text={props.reading.error()} />
          <Button onClick={() => void props.reading.showCode()}>{gather().next}</Button>
        </>
      }
    />
  );
}

import { useNavigate } from "@solidjs/router";
import { type Accessor, createMemo, For, type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { Section } from "#src/ui/kit/Section.tsx";
import { TimeLine } from "#src/ui/kit/TimeLine.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { EndingCard } from "./EndingCard.tsx";
import { GivenKeyCard } from "./GivenKeyCard.tsx";
import { giveStep } from "./give-steps.ts";
import { KeyScreen } from "./KeyScreen.tsx";
import { mayText, seesText, whoText } from "./key-sentences.ts";
import { isLeft } from "#src/ui/session/let-end.ts";
import { endOf, isOver, type OwnKey, ownKeys, sharedWith } from "./own-keys.ts";
import { planParts } from "./plan-parts.ts";
import { RepresentsPart } from "./RepresentsPart.tsx";
import { useGiveKey } from "./use-give-key.ts";

/** One key: what it opens and allows, and what can be done with it. */
export default function KeyPage(): JSX.Element {
  return <KeyScreen>{(key) => <Detail of={key} />}</KeyScreen>;
}

function Detail(props: { readonly of: Accessor<OwnKey> }): JSX.Element {
  const { t, f } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const key = () => props.of();
  const name = () => key().entry.name;
  const address = () => `/sleutels/${key().grant}`;
  const below = createMemo(() => sharedWith(ownKeys(dossier(), session().now()), key()));
  const when = (): string => {
    const by = key().replacedBy;
    if (isOver(key()) && by !== undefined) return t().handover.replace.replaced(by);
    if (isOver(key())) return t().keys.card.endedOn(f().date(endOf(key())));
    return key().standing === "stopping"
      ? t().keys.card.stopping
      : t().keys.check.until(f().lastDay(key().entry.until));
  };
  const role = (): string => whoText({ name: "", role: key().entry.role, organisation: key().entry.organisation });
  return (
    <Page
      title={t().keys.detail.title}
      heading={<bdi>{t().keys.detail.heading(name())}</bdi>}
      lead={role() === "" ? undefined : role()}
      back="/sleutels"
      actions={
        <Show
          when={!isOver(key())}
          fallback={
            <Show when={key().via === undefined}>
              <AgainButton of={key()} />
            </Show>
          }
        >
          <LinkButton icon="eye" href={`${address()}/bekijk`}>
            {t().keys.card.preview(name())}
          </LinkButton>
          <Show when={key().standing !== "stopping" && key().via === undefined}>
            <LinkButton kind="quiet" href={`${address()}/verander`}>
              {t().keys.card.change}
            </LinkButton>
            <Show when={key().entry.circle === "professional" && key().entry.represents === undefined}>
              <LinkButton kind="quiet" href={`${address()}/vervang`}>
                {t().handover.replace.action}
              </LinkButton>
            </Show>
          </Show>
          <LinkButton kind="quiet" href={`${address()}/stop`}>
            {t().keys.card.stop}
          </LinkButton>
        </Show>
      }
    >
      <Show when={key().standing === "ending" && !isLeft(key()) && key().via === undefined}>
        <EndingCard of={key()} />
      </Show>
      <Show when={isOver(key())}>
        <p dir="auto">{t().keys.ended.text(name())}</p>
      </Show>
      <Show when={key().via}>{(via) => <p dir="auto">{t().handover.via(via())}</p>}</Show>
      <p dir="auto">{seesText(t(), planParts(dossier()), key().contents)}</p>
      <p>{mayText(t(), key().contents)}</p>
      <div class="roer-key__time">
        <p>{when()}</p>
        <Show when={!isOver(key())}>
          <TimeLine left={key().left} ending={key().standing === "ending"} />
        </Show>
      </div>
      <RepresentsPart of={props.of} />
      <Show when={below().length > 0}>
        <Section heading={t().handover.below.heading}>
          <p dir="auto">{t().handover.below.text(name())}</p>
          <div class="roer-cards">
            <For each={below()}>{(one) => <GivenKeyCard of={one} parts={planParts(dossier())} />}</For>
          </div>
        </Section>
      </Show>
    </Page>
  );
}

function AgainButton(props: { readonly of: OwnKey }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const { give } = useGiveKey();
  const again = (): void => {
    give.again(props.of.entry);
    navigate(giveStep("klopt-dit"));
  };
  return <Button onClick={again}>{t().keys.ended.again}</Button>;
}

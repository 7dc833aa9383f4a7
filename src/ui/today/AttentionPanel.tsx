import { useNavigate } from "@solidjs/router";
import { createMemo, createSignal, type JSX, Match, Show, Switch } from "solid-js";
import { AttentionCard } from "#src/ui/kit/AttentionCard.tsx";
import { Button } from "#src/ui/kit/Button.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { hasSecondDevice } from "#src/ui/session/second-device.ts";
import { authorName } from "#src/ui/session/author-name.ts";
import { offeringOf } from "#src/ui/session/offering.ts";
import { ActedCard } from "./ActedCard.tsx";
import type { Attention } from "./attention.ts";
import { BackupCard } from "./BackupCard.tsx";
import { EndingKey } from "./EndingKey.tsx";

type Of<T extends Attention["type"]> = Extract<Attention, { type: T }>;

/** One card at a time; "Nog 2" turns to the next. */
export function AttentionPanel(props: { readonly items: readonly Attention[] }): JSX.Element {
  const { t } = useI18n();
  const navigate = useNavigate();
  const session = useSession();
  const dossier = useOwnDossier();
  const [turn, setTurn] = createSignal(0);
  const shown = createMemo(() => props.items[turn() % Math.max(1, props.items.length)]);
  const as = <T extends Attention["type"]>(type: T): Of<T> | undefined => {
    const item = shown();
    return item?.type === type ? (item as Of<T>) : undefined;
  };
  const nameOf = ({ author }: Of<"proposal">): string => authorName(dossier(), author).name ?? t().today.someone;
  const typeDigits = ({ link }: Of<"key-asked">): void => {
    if (link) offeringOf(session()).take(link);
    navigate("/sleutels/nieuw/cijfers");
  };
  const More = (): JSX.Element => (
    <Show when={props.items.length > 1}>
      <Button kind="text" onClick={() => setTurn(turn() + 1)}>
        {t().today.attention.more(props.items.length - 1)}
      </Button>
    </Show>
  );
  return (
    <div role="group" aria-label={t().today.attention.label} aria-live="polite">
      <Switch>
        <Match when={as("key-asked")}>
          {(item) => (
            <AttentionCard
              icon="key"
              heading={t().today.attention.keyAsked(item().name)}
              actions={
                <>
                  <Button onClick={() => typeDigits(item())}>{t().today.attention.keyAskedAction}</Button>
                  <More />
                </>
              }
            />
          )}
        </Match>
        <Match when={as("code")}>
          <AttentionCard
            icon="key"
            heading={t().signup.asked}
            text={t().signup.askedText}
            actions={
              <>
                <LinkButton href="/meer/toegang">{t().signup.askedAction}</LinkButton>
                <More />
              </>
            }
          />
        </Match>
        <Match when={as("proposal")}>
          {(item) => (
            <AttentionCard
              icon="hand"
              heading={t().today.attention.proposal(nameOf(item()))}
              actions={
                <>
                  <LinkButton href={`/plan/${item().section}`}>{t().today.attention.proposalAction}</LinkButton>
                  <More />
                </>
              }
            />
          )}
        </Match>
        <Match when={as("acted")}>{(item) => <ActedCard act={item().act} more={<More />} />}</Match>
        <Match when={as("key-ending")}>{(item) => <EndingKey item={item()} more={<More />} />}</Match>
        <Match when={as("sheet")}>
          <AttentionCard
            icon="sheet"
            heading={t().recovery.card.heading}
            text={hasSecondDevice(dossier()) ? t().recovery.card.textWithBackup : t().recovery.card.text}
            actions={
              <>
                <LinkButton href="/meer/herstelblad">{t().recovery.card.action}</LinkButton>
                <More />
              </>
            }
          />
        </Match>
        <Match when={as("backup")}>{(item) => <BackupCard first={item().first} more={<More />} />}</Match>
      </Switch>
    </div>
  );
}

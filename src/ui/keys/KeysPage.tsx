import { createMemo, For, type JSX, Show } from "solid-js";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { EndingCard } from "./EndingCard.tsx";
import { GIVE } from "./give-steps.ts";
import { GivenKeyCard } from "./GivenKeyCard.tsx";
import { isLeft } from "#src/ui/session/let-end.ts";
import { isOver, ownKeys } from "./own-keys.ts";
import { PendingOffer } from "./PendingOffer.tsx";
import { planParts } from "./plan-parts.ts";

/** "Sleutels": who can look along now, what has ended, and one way to give a key. */
export default function KeysPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const keys = createMemo(() => ownKeys(dossier(), session().now()));
  const parts = createMemo(() => planParts(dossier()));
  const live = () => keys().filter((key) => !isOver(key));
  const over = () => keys().filter(isOver);
  const ending = () => live().find((key) => key.standing === "ending" && key.via === undefined && !isLeft(key));
  const seers = () => whoCanSee(dossier(), session().now()).length;
  const give = (): JSX.Element => (
    <LinkButton icon="key" href={GIVE}>
      {t().keys.give}
    </LinkButton>
  );
  return (
    <Page
      title={t().keys.title}
      lead={live().length > 0 ? (seers() > 0 ? t().keys.now(seers()) : t().keys.empty) : undefined}
      actions={<Show when={live().length > 0}>{give()}</Show>}
    >
      <PendingOffer />
      <Show when={ending()}>{(key) => <EndingCard of={key()} />}</Show>
      <Show
        when={live().length > 0}
        fallback={
          <EmptyState icon="key" text={t().keys.empty}>
            {give()}
          </EmptyState>
        }
      >
        <h2 class="roer-visually-hidden">{t().keys.active}</h2>
        <div class="roer-cards">
          <For each={live()}>{(key) => <GivenKeyCard of={key} parts={parts()} />}</For>
        </div>
      </Show>
      <Show when={over().length > 0}>
        <Fold label={t().keys.over}>
          <h2 class="roer-visually-hidden">{t().keys.over}</h2>
          <div class="roer-cards">
            <For each={over()}>{(key) => <GivenKeyCard of={key} parts={parts()} />}</For>
          </div>
        </Fold>
      </Show>
      <p>
        <LinkButton kind="text" href="/wie-keek">
          {t().keys.card.log}
        </LinkButton>
      </p>
    </Page>
  );
}

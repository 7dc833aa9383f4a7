import { For, type JSX, Show } from "solid-js";
import { type AboutMe, aboutMeOf } from "#src/dossier/about-me.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { WhoCanSee } from "#src/ui/kit/WhoCanSee.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { ABOUT_FIELDS, addressOf, nextEmpty } from "./about-fields.ts";

/** Zo help je mij: what is filled, and below it what is still empty, each a tap away. */
export default function AboutPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const section = () => dossier().only("about").id;
  const about = (): AboutMe => {
    const state = dossier().shown(section());
    return (state && aboutMeOf(state)?.fields) ?? {};
  };
  const filled = () => ABOUT_FIELDS.filter((field) => about()[field] !== undefined);
  const open = () => ABOUT_FIELDS.filter((field) => about()[field] === undefined);
  const isEmpty = (): boolean => filled().length === 0;
  return (
    <Page
      title={t().about.title}
      heading={t().about.heading}
      lead={isEmpty() ? undefined : t().about.lead}
      back="/vandaag"
      actions={
        <Show when={!isEmpty()}>
          <Show
            when={nextEmpty(about())}
            fallback={
              <LinkButton href="/sleutels/nieuw" icon="key">
                {t().about.share}
              </LinkButton>
            }
          >
            {(field) => <LinkButton href={addressOf(field())}>{t().about.goOn}</LinkButton>}
          </Show>
        </Show>
      }
    >
      <Show when={isEmpty() && nextEmpty(about())}>
        {(field) => (
          <EmptyState icon="heart" text={t().about.empty}>
            <LinkButton href={addressOf(field())}>{t().about.emptyAction}</LinkButton>
          </EmptyState>
        )}
      </Show>
      <For each={filled()}>
        {(field) => (
          <section class="roer-section">
            <h2>{t().about.fields[field]}</h2>
            <div class="roer-summary">
              <p class="roer-summary__text roer-note__text" dir="auto" translate="no">
                {about()[field]}
              </p>
              <LinkButton kind="text" href={addressOf(field)} label={t().about.editOf(t().about.fields[field])}>
                {t().about.edit}
              </LinkButton>
            </div>
          </section>
        )}
      </For>
      <Show when={open().length > 0}>
        <section class="roer-section">
          <h2>{t().about.nothingYet}</h2>
          <For each={open()}>{(field) => <ChoiceRow label={t().about.fields[field]} go={addressOf(field)} />}</For>
        </section>
      </Show>
      <WhoCanSee people={whoCanSee(dossier(), session().now(), section())} href="/sleutels" />
    </Page>
  );
}

import { For, type JSX, Show } from "solid-js";
import { type AboutMe, aboutMeOf } from "#src/dossier/about-me.ts";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { WhoCanSee } from "#src/ui/kit/WhoCanSee.tsx";
import { useOwnDossier, useSession } from "#src/ui/session/app-context.tsx";
import { whoCanSee } from "#src/ui/session/who-can-see.ts";
import { ABOUT_FIELDS, addressOf, nextEmpty } from "./about-fields.ts";

/** Zo help je mij: what is filled and what is still empty, each a tap away. */
export default function AboutPage(): JSX.Element {
  const { t } = useI18n();
  const session = useSession();
  const dossier = useOwnDossier();
  const section = () => dossier().only("about").id;
  const about = (): AboutMe => {
    const state = dossier().shown(section());
    return (state && aboutMeOf(state)?.fields) ?? {};
  };
  const isEmpty = (): boolean => ABOUT_FIELDS.every((field) => about()[field] === undefined);
  return (
    <Page
      title={t().about.title}
      heading={t().about.heading}
      lead={isEmpty() ? t().about.empty : t().about.lead}
      back="/vandaag"
      actions={
        <Show
          when={nextEmpty(about())}
          fallback={
            <LinkButton href="/sleutels/nieuw" icon="key">
              {t().about.share}
            </LinkButton>
          }
        >
          {(field) => (
            <LinkButton href={addressOf(field())}>{isEmpty() ? t().about.emptyAction : t().about.goOn}</LinkButton>
          )}
        </Show>
      }
    >
      <For each={ABOUT_FIELDS}>
        {(field) => (
          <section class="roer-section">
            <h2>{t().about.fields[field]}</h2>
            <Show
              when={about()[field]}
              fallback={
                <div class="roer-summary">
                  <p class="roer-summary__text roer-goal__none">{t().about.nothingYet}</p>
                  <LinkButton kind="text" href={addressOf(field)} label={t().about.writeOf(t().about.fields[field])}>
                    {t().about.write}
                  </LinkButton>
                </div>
              }
            >
              {(text) => (
                <div class="roer-summary">
                  <p class="roer-summary__text roer-note__text" dir="auto" translate="no">
                    {text()}
                  </p>
                  <LinkButton kind="text" href={addressOf(field)} label={t().about.editOf(t().about.fields[field])}>
                    {t().about.edit}
                  </LinkButton>
                </div>
              )}
            </Show>
          </section>
        )}
      </For>
      <WhoCanSee people={whoCanSee(dossier(), session().now(), section())} href="/sleutels" />
    </Page>
  );
}

import { Navigate } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { personOf } from "#src/dossier/person.ts";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";

/** Screen 4: one first thing to do, or none. A relay that takes people by invitation asks for the code before. */
export default function FirstPage(): JSX.Element {
  const { t } = useI18n();
  const dossier = useOwnDossier();
  const name = (): string => {
    const replica = dossier();
    const about = replica.shown(replica.only("about").id);
    return (about && personOf(about)?.fields.preferredName) ?? "";
  };
  return (
    <Show
      when={dossier().record.codeAsked !== true}
      fallback={<Navigate href="/meer/toegang" state={{ first: true }} />}
    >
      <Page title={t().onboarding.first.title} heading={t().onboarding.first.heading(name())}>
        <ChoiceRow icon="heart" label={t().onboarding.first.about} go="/zo-help-je-mij" />
        <ChoiceRow icon="flag" label={t().onboarding.first.goal} go="/plan/nieuw" />
        <ChoiceRow icon="sunrise" label={t().onboarding.first.explore} go="/hoe-gaat-het" />
        <ChoiceRow icon="people" label={t().onboarding.first.people} go="/mensen/nieuw" />
        <ChoiceRow icon="eye" label={t().onboarding.first.look} go="/vandaag" />
      </Page>
    </Show>
  );
}

import type { JSX } from "solid-js";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";

/** Screen 1: what this is, in three sentences. */
export default function WhatPage(): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().onboarding.what.title}
      heading={t().onboarding.what.heading}
      lead={t().onboarding.what.lead}
      back="/"
      actions={<LinkButton href="/start/naam">{t().onboarding.what.next}</LinkButton>}
    >
      <Fold label={t().onboarding.what.how}>
        <p>{t().onboarding.what.howText}</p>
        <p>{t().onboarding.what.howLimit}</p>
      </Fold>
    </Page>
  );
}

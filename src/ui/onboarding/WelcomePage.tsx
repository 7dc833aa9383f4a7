import type { JSX } from "solid-js";
import { ChoiceRow } from "#src/ui/kit/ChoiceRow.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";

/** Screen 0: nothing is on this device yet. */
export default function WelcomePage(): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().onboarding.welcome.title}
      heading={t().onboarding.welcome.heading}
      lead={t().onboarding.welcome.lead}
      actions={
        <>
          <LinkButton kind="text" href="/a">
            {t().onboarding.welcome.otherDevice}
          </LinkButton>
          <LinkButton kind="text" href="/start/terug">
            {t().onboarding.welcome.hadPlan}
          </LinkButton>
        </>
      }
    >
      <ChoiceRow icon="pencil" label={t().onboarding.welcome.start} go="/start/wat" />
      <ChoiceRow icon="key" label={t().onboarding.welcome.gotKey} go="/k" />
      <ChoiceRow icon="eye" label={t().onboarding.welcome.example} go="/voorbeeld" />
    </Page>
  );
}

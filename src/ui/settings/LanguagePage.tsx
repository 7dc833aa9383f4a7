import type { JSX } from "solid-js";
import { isTrial, LOCALES, type Locale, TRIAL_LOCALES } from "#src/i18n/catalogue.ts";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { keepPreference, localStore } from "#src/ui/session/preferences.ts";

export default function LanguagePage(): JSX.Element {
  const { t, locale, setLocale } = useI18n();
  const choose = (next: Locale): void => {
    keepPreference(localStore(), "locale", next);
    void setLocale(next);
  };
  return (
    <Page
      title={t().settings.language.title}
      heading={t().settings.language.heading}
      back="/meer/instellingen"
      actions={<LinkButton href="/meer/instellingen">{t().settings.done}</LinkButton>}
    >
      <ChoiceGroup<Locale>
        legend={t().settings.language.heading}
        legendHidden
        choices={[...LOCALES, ...TRIAL_LOCALES].map((value) => ({
          value,
          label: t().shell.languageNames[value],
          hint: isTrial(value) ? t().settings.language.trial : undefined,
        }))}
        value={locale()}
        onChange={choose}
      />
    </Page>
  );
}

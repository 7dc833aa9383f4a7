import { For, type JSX } from "solid-js";
import { LOCALES, type Locale, TRIAL_LOCALES } from "#src/i18n/catalogue.ts";
import { Button } from "#src/ui/kit/Button.tsx";
import { Fold } from "#src/ui/kit/Fold.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { keepPreference, localStore } from "#src/ui/session/preferences.ts";

/** Each language in its own words; the others than the one that is on, those on trial folded away. */
export function LanguageSwitch(): JSX.Element {
  const { t, locale, setLocale } = useI18n();
  const choose = (next: Locale): void => {
    keepPreference(localStore(), "locale", next);
    void setLocale(next);
  };
  const Choices = (of: { readonly locales: readonly Locale[] }): JSX.Element => (
    <For each={of.locales.filter((one) => one !== locale())}>
      {(other) => (
        <span lang={other}>
          <Button kind="text" icon="language" onClick={() => choose(other)}>
            {t().shell.languageNames[other]}
          </Button>
        </span>
      )}
    </For>
  );
  return (
    <>
      <Choices locales={LOCALES} />
      <Fold label={t().shell.trial.more}>
        <Choices locales={TRIAL_LOCALES} />
      </Fold>
    </>
  );
}

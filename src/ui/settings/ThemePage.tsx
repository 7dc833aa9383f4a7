import { createSignal, type JSX } from "solid-js";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { applyLook, keepPreference, localStore, readPreferences, THEMES } from "#src/ui/session/preferences.ts";

/** Works at once, so that one sees what one chooses. */
export default function ThemePage(): JSX.Element {
  const { t } = useI18n();
  const now = readPreferences(localStore(), []);
  const [theme, setTheme] = createSignal(now.theme);
  return (
    <Page
      title={t().settings.theme.title}
      heading={t().settings.theme.heading}
      back="/meer/instellingen"
      actions={<LinkButton href="/meer/instellingen">{t().settings.done}</LinkButton>}
    >
      <ChoiceGroup
        legend={t().settings.theme.heading}
        legendHidden
        choices={THEMES.map((value) => ({ value, label: t().settings.theme[value] }))}
        value={theme()}
        onChange={(next) => {
          setTheme(next);
          keepPreference(localStore(), "theme", next);
          applyLook(document.documentElement, { ...now, theme: next });
        }}
      />
    </Page>
  );
}

import { createSignal, type JSX } from "solid-js";
import { ChoiceGroup } from "#src/ui/kit/ChoiceGroup.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { applyLook, keepPreference, localStore, readPreferences, TEXT_SIZES } from "#src/ui/session/preferences.ts";

/** Works at once, so that one sees what one chooses. */
export default function TextSizePage(): JSX.Element {
  const { t } = useI18n();
  const now = readPreferences(localStore(), []);
  const [textSize, setTextSize] = createSignal(now.textSize);
  return (
    <Page
      title={t().settings.size.title}
      heading={t().settings.size.heading}
      back="/meer/instellingen"
      actions={<LinkButton href="/meer/instellingen">{t().settings.done}</LinkButton>}
    >
      <ChoiceGroup
        legend={t().settings.size.heading}
        legendHidden
        choices={TEXT_SIZES.map((value) => ({ value, label: t().settings.size[value] }))}
        value={textSize()}
        onChange={(next) => {
          setTextSize(next);
          keepPreference(localStore(), "textSize", next);
          applyLook(document.documentElement, { ...now, textSize: next });
        }}
      />
    </Page>
  );
}

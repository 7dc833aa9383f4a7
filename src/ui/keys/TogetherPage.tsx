import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { giveStep } from "./give-steps.ts";
import { ModeChoice } from "./ModeChoice.tsx";
import { useGiveKey } from "./use-give-key.ts";

/** Whether each proposal is asked; it is, unless the resident says otherwise here. */
export function TogetherPage(): JSX.Element {
  const { t } = useI18n();
  const { give } = useGiveKey();
  return (
    <Page
      title={t().represent.how.title}
      heading={t().represent.how.heading}
      back={giveStep("waarover")}
      actions={<LinkButton href={giveStep("klopt-dit")}>{t().represent.about.next}</LinkButton>}
    >
      <ModeChoice legendHidden value={give.represents()?.mode} onChange={(mode) => give.chooseMode(mode)} />
    </Page>
  );
}

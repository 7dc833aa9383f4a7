import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { giveStep } from "./give-steps.ts";
import { HolderView } from "./HolderView.tsx";
import { useGiveKey } from "./use-give-key.ts";

/** "Bekijk wat de ander ziet", before the key is made. */
export function PreviewPage(): JSX.Element {
  const { t } = useI18n();
  const { give } = useGiveKey();
  return (
    <HolderView
      sections={give.plan()?.choice.sections ?? []}
      acting={give.plan()?.represents}
      back={giveStep("klopt-dit")}
      actions={<LinkButton href={giveStep("laat-zien")}>{t().keys.check.make}</LinkButton>}
    />
  );
}

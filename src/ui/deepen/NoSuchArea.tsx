import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { DEEPEN } from "./use-deep-area.ts";

/** An address of no topic that there is. */
export function NoSuchArea(): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().deepen.title}
      heading={t().explore.area.gone}
      actions={<LinkButton href={DEEPEN}>{t().explore.area.toList}</LinkButton>}
    />
  );
}

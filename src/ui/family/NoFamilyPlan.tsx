import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { FAMILY } from "./family-addresses.ts";

export function NoFamilyPlan(): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().family.others.title}
      heading={t().family.others.none}
      lead={t().family.others.noneText}
      actions={<LinkButton href={FAMILY}>{t().family.title}</LinkButton>}
    />
  );
}

import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { TALK } from "./plan-addresses.ts";

/** An address of no form that there is. */
export function NoSuchForm(): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().talk.title}
      heading={t().records.gone}
      actions={<LinkButton href={TALK}>{t().talk.heading}</LinkButton>}
    />
  );
}

import type { JSX } from "solid-js";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";

/** No such key on this device. */
export function NoKeyScreen(): JSX.Element {
  const { t } = useI18n();
  return (
    <Page title={t().holder.list.title}>
      <EmptyState icon="key" text={t().holder.list.empty}>
        <LinkButton href="/k">{t().holder.list.emptyAction}</LinkButton>
      </EmptyState>
    </Page>
  );
}

import type { JSX } from "solid-js";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";

export default function NotFoundPage(): JSX.Element {
  const { t } = useI18n();
  return (
    <Page
      title={t().shell.notFound.title}
      lead={t().shell.notFound.lead}
      actions={<LinkButton href="/">{t().shell.notFound.action}</LinkButton>}
    />
  );
}

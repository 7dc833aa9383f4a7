import { createResource, type JSX, Show } from "solid-js";
import { gatheringOf } from "#src/operations/gathering.ts";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { LinkButton } from "#src/ui/kit/LinkButton.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOpenSession } from "#src/ui/session/app-context.tsx";

/** No such key on this device. What guardians are bringing back on it is found from here after each unlock. */
export function NoKeyScreen(): JSX.Element {
  const { t } = useI18n();
  const session = useOpenSession();
  const [gathering] = createResource(session, async (open) => (await gatheringOf(open)) ?? null);
  return (
    <Show
      when={gathering.latest}
      fallback={
        <Page title={t().holder.list.title}>
          <EmptyState icon="key" text={t().holder.list.empty}>
            <LinkButton href="/k">{t().holder.list.emptyAction}</LinkButton>
          </EmptyState>
        </Page>
      }
    >
      <Page
        title={t().guardians.gather.title}
        heading={t().guardians.gather.busy}
        actions={<LinkButton href="/start/bewaarders">{t().guardians.gather.goOn}</LinkButton>}
      />
    </Show>
  );
}

import { type JSX, Show } from "solid-js";
import { Button } from "#src/ui/kit/Button.tsx";
import { DayLog } from "#src/ui/kit/DayLog.tsx";
import { EmptyState } from "#src/ui/kit/EmptyState.tsx";
import { ErrorText } from "#src/ui/kit/ErrorText.tsx";
import { useI18n } from "#src/ui/kit/i18n-context.tsx";
import { Page } from "#src/ui/kit/Page.tsx";
import { useOwnDossier } from "#src/ui/session/app-context.tsx";
import { createWhoLooked } from "./create-who-looked.ts";
import { logDays } from "./log-days.ts";
import { logNames } from "./log-names.ts";

/** "Wie keek er?": day by day, one plain sentence a line. */
export default function WhoLookedPage(): JSX.Element {
  const { t, f } = useI18n();
  const dossier = useOwnDossier();
  const { events, busy, fault, fetch } = createWhoLooked();
  const days = () => logDays(t(), f(), logNames(t(), dossier()), events());
  const trouble = (): string | undefined => {
    switch (fault()?.type) {
      case undefined:
        return undefined;
      case "offline":
        return t().log.offline;
      case "log-broken":
        return t().log.broken;
      case "refused":
      case "garbled":
        return t().log.unavailable;
    }
  };
  return (
    <Page
      title={t().log.title}
      heading={t().log.heading}
      lead={days().length > 0 ? t().log.lead : undefined}
      back="/meer"
    >
      <ErrorText text={trouble()} />
      <Show when={fault()}>
        <p>
          <Button kind="quiet" busy={busy()} onClick={() => void fetch()}>
            {t().kit.qr.again}
          </Button>
        </p>
      </Show>
      <p role="status">{busy() && fault() === undefined ? t().log.busy : ""}</p>
      <Show
        when={days().length > 0}
        fallback={
          <Show when={!busy() && fault() === undefined}>
            <EmptyState icon="eye" text={t().log.empty} />
          </Show>
        }
      >
        <DayLog days={days()} />
        <p class="roer-field__hint">{t().log.fetchedExplain}</p>
      </Show>
    </Page>
  );
}
